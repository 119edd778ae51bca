package party.weirsoe.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code deploy/wpp}, run as it is inside a project of empty files, with JDKs and a Maven that only say how they were called. */
class LauncherTest {
    private static final Path LAUNCHER = Path.of("..", "deploy", "wpp").toAbsolutePath();
    private static final List<String> TOOLS = List.of(
            "cat",
            "cksum",
            "cp",
            "cut",
            "date",
            "dirname",
            "find",
            "flock",
            "getconf",
            "grep",
            "head",
            "ls",
            "mkdir",
            "mv",
            "readlink",
            "rm",
            "sed",
            "sh",
            "sleep",
            "sort",
            "tail",
            "touch");
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    private Path temp;
    private Path project;
    private Path bin;
    private Path jvms;

    @BeforeEach
    void makeAProjectThatIsBuilt(@TempDir Path empty) throws IOException {
        temp = empty;
        // With a space, as the folder of somebody's party may have.
        project = temp.resolve("my party");
        bin = Files.createDirectories(temp.resolve("bin"));
        jvms = Files.createDirectories(temp.resolve("all jvms"));
        Files.createDirectories(project.resolve("deploy"));
        Files.copy(LAUNCHER, project.resolve("deploy/wpp"), StandardCopyOption.COPY_ATTRIBUTES);
        for (String file : List.of("pom.xml", "http/pom.xml", "http/src/main/java/Main.java")) {
            Path source = project.resolve(file);
            Files.createDirectories(source.getParent());
            Files.createFile(source);
        }
        try (Stream<Path> sources = Files.walk(project)) {
            for (Path source : sources.toList()) {
                Files.setLastModifiedTime(source, FileTime.from(LONG_AGO));
            }
        }
        Files.createDirectories(project.resolve("http/target/lib"));
        Files.createFile(jar());
        for (String tool : TOOLS) {
            for (Path folder : List.of(Path.of("/usr/bin"), Path.of("/bin"))) {
                if (Files.exists(folder.resolve(tool)) && !Files.exists(bin.resolve(tool))) {
                    Files.createSymbolicLink(bin.resolve(tool), folder.resolve(tool));
                }
            }
        }
    }

    @Test
    void helpSaysHowToServe() {
        Ran ran = run("--help");

        assertThat(ran.status()).isZero();
        assertThat(ran.out()).contains("wpp serve", "WPP_HTTP_PORT", "WPP_DATA_DIR");
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void withoutACommandItSaysHowToServeAndFails() {
        Ran ran = run();

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("wpp serve");
    }

    @Test
    void anUnknownCommandIsOneLine() {
        Ran ran = run("sreve");

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).isEqualTo("wpp: there is no command 'sreve'. Try: wpp --help\n");
    }

    @Test
    void withoutAJdkItSaysInOneLineHowToGetOne() throws IOException {
        jdk(jvms.resolve("java-17"), "17.0.15");

        Ran ran = run("serve");

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err().lines())
                .singleElement()
                .asString()
                .startsWith("wpp: no JDK 21 or newer in JAVA_HOME, PATH or ")
                .contains("apt install openjdk-21-jdk-headless");
    }

    @Test
    void theServersProcessIsTheLaunchersOwnSoThatSignalsReachIt() throws IOException {
        Path home = jdk(jvms.resolve("java-21"), "21.0.9");

        Ran ran = run("serve", "--an option");

        assertThat(ran.err()).isEmpty();
        assertThat(ran.status()).isEqualTo(7);
        assertThat(ran.out().lines())
                .startsWith("pid " + ran.pid(), "java " + home.resolve("bin/java"))
                .containsSubsequence(
                        "-cp",
                        jar() + ":" + project.resolve("http/target/lib") + "/*",
                        "party.weirsoe.http.Main",
                        "serve",
                        "--an option");
    }

    @Test
    void toForgetIsTheServersBusinessToo() throws IOException {
        jdk(jvms.resolve("java-21"), "21.0.9");

        assertThat(run("forget", "BCD-FGH", "--yes").out())
                .endsWith("party.weirsoe.http.Main\nforget\nBCD-FGH\n--yes\n");
        assertThat(run("--help").out()).contains("wpp forget CODE");
    }

    @Test
    void toSimulateIsTheServersBusinessToo() throws IOException {
        jdk(jvms.resolve("java-21"), "21.0.9");

        assertThat(run("simulate", "--parties", "5").out())
                .endsWith("party.weirsoe.http.Main\nsimulate\n--parties\n5\n");
        assertThat(run("--help").out()).contains("wpp simulate --url URL");
    }

    @Test
    void packsAreTheServersBusinessToo() throws IOException {
        jdk(jvms.resolve("java-21"), "21.0.9");

        assertThat(run("packs", "check", "a b.json").out())
                .endsWith("party.weirsoe.http.Main\npacks\ncheck\na b.json\n");
        assertThat(run("--help").out()).contains("wpp packs check", "wpp packs new", "wpp packs from-csv");
    }

    @Test
    void theVersionIsTheServersOwn() throws IOException {
        jdk(jvms.resolve("java-21"), "21.0.9");

        assertThat(run("--version").out()).endsWith("party.weirsoe.http.Main\n--version\n");
        assertThat(run("--help").out()).contains("wpp --version");
    }

    @Test
    void theNewestJdkOfTheFoldersIsTaken() throws IOException {
        jdk(jvms.resolve("java-21"), "21.0.9");
        jdk(jvms.resolve("a 100"), "100");
        jdk(jvms.resolve("java-25"), "25.0.1");

        assertThat(run("serve").out()).contains("java " + jvms.resolve("a 100/bin/java"));
    }

    @Test
    void javaHomeGoesFirstUnlessItIsTooOld() throws IOException {
        jdk(jvms.resolve("java-25"), "25.0.1");
        Path home = jdk(temp.resolve("home 21"), "21");
        Path old = jdk(temp.resolve("home 17"), "17.0.2");

        assertThat(run(Map.of("JAVA_HOME", home.toString()), project, "serve").out())
                .contains("java " + home.resolve("bin/java"));
        assertThat(run(Map.of("JAVA_HOME", old.toString()), project, "serve").out())
                .contains("java " + jvms.resolve("java-25/bin/java"));
    }

    @Test
    void theJavaOfThePathGoesBeforeTheFolders() throws IOException {
        jdk(jvms.resolve("java-25"), "25.0.1");
        Path home = jdk(temp.resolve("on path"), "21");
        Files.createSymbolicLink(bin.resolve("java"), home.resolve("bin/java"));

        assertThat(run("serve").out()).contains("java " + home.resolve("bin/java"));
    }

    @Test
    void eachJdkGetsOnlyTheFlagsItKnows() throws IOException {
        jdk(jvms.resolve("java"), "21");
        assertThat(run("serve").out()).doesNotContain("--sun-misc", "CompactObjectHeaders");
        jdk(jvms.resolve("java"), "23");
        assertThat(run("serve").out()).contains("\n--sun-misc-unsafe-memory-access=allow\n");
        jdk(jvms.resolve("java"), "25");
        assertThat(run("serve").out())
                .contains("\n--sun-misc-unsafe-memory-access=allow\n", "\n-XX:+UseCompactObjectHeaders\n");
        jdk(jvms.resolve("java"), "99");
        assertThat(run(Map.of("REFUSED_FLAG", "-XX:+UseCompactObjectHeaders"), project, "serve")
                        .out())
                .contains("--sun-misc")
                .doesNotContain("CompactObjectHeaders");
    }

    @Test
    void aServerKeepsItsLoadedClassesForTheNextOne() throws IOException {
        jdk(jvms.resolve("java"), "25");

        Path archive = archiveOfClasses();

        assertThat(archive.getParent()).isEqualTo(project.resolve("target"));
        assertThat(archive.getFileName().toString()).startsWith("wpp-25-").endsWith(".jsa");
        assertThat(archiveOfClasses()).isEqualTo(archive);
        assertThat(run("packs").out()).doesNotContain("SharedArchive");
    }

    @Test
    void classesOfAnotherBuildGiveWay() throws IOException {
        jdk(jvms.resolve("java"), "25");
        Path kept = Files.createFile(archiveOfClasses());
        archiveOfClasses();
        assertThat(kept).exists();

        Files.writeString(jar(), "another build");
        assertThat(archiveOfClasses()).isNotEqualTo(kept);
        assertThat(kept).doesNotExist();

        Path built = Files.createFile(archiveOfClasses());
        Files.createFile(project.resolve("http/target/lib/another-library.jar"));
        assertThat(archiveOfClasses()).isNotEqualTo(built);
    }

    private Path archiveOfClasses() throws IOException {
        String option = "-XX:SharedArchiveFile=";
        List<String> options = run("serve").out().lines().toList();
        assertThat(options).contains("-XX:+AutoCreateSharedArchive");
        return options.stream()
                .filter(line -> line.startsWith(option))
                .map(line -> Path.of(line.substring(option.length())))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void optionsOfTheJvmCanBeAdded() throws IOException {
        jdk(jvms.resolve("java"), "21");

        assertThat(run(Map.of("WPP_JAVA_OPTS", "-Xmx512m -Xss1m"), project, "serve")
                        .out())
                .contains("\n-Xmx512m\n-Xss1m\n-cp\n");
    }

    @Test
    void itWorksFromAnyFolderAndThroughLinks() throws IOException {
        jdk(jvms.resolve("java"), "21");
        Path elsewhere = Files.createDirectories(temp.resolve("else where"));
        Path first = Files.createSymbolicLink(elsewhere.resolve("first"), project.resolve("deploy/wpp"));
        Files.createSymbolicLink(elsewhere.resolve("party"), Path.of("first"));
        assertThat(first).isSymbolicLink();

        Ran ran = start(Map.of(), elsewhere, List.of("./party", "serve"));

        assertThat(ran.out()).contains(jar().toString(), "cwd " + elsewhere.toRealPath());
    }

    @Test
    void whatIsNotBuiltIsBuiltOnce() throws IOException {
        Path home = jdk(jvms.resolve("java"), "21");
        maven("mkdir -p http/target/lib && touch http/target/http-0.1.0.jar && echo built > log.txt");
        Files.delete(jar());

        Ran first = run("serve");

        assertThat(first.err().lines()).first().asString().startsWith("Building the server");
        assertThat(first.err()).containsPattern("Built in \\d+ s\\.\n");
        assertThat(first.out()).contains("party.weirsoe.http.Main");
        assertThat(project.resolve("log.txt")).exists();
        assertThat(project.resolve("target/wpp-build.log"))
                .content()
                .isEqualTo("mvn -B -DskipTests package with " + home + "\n");
        assertThat(run("serve").err()).isEmpty();
    }

    @Test
    void whatChangedSinceIsBuiltAgainEvenWhereTheJarStaysTheSame() throws IOException {
        jdk(jvms.resolve("java"), "21");
        maven("true");
        Files.setLastModifiedTime(jar(), FileTime.from(LONG_AGO.plusSeconds(60)));
        assertThat(run("serve").err()).isEmpty();

        Files.setLastModifiedTime(
                project.resolve("http/src/main/java/Main.java"), FileTime.from(LONG_AGO.plusSeconds(120)));

        assertThat(run("serve").err()).contains("Built in");
        assertThat(run("serve").err()).isEmpty();
    }

    @Test
    void aFailedBuildShowsTheEndOfItsLogAndIsTriedAgain() throws IOException {
        jdk(jvms.resolve("java"), "21");
        maven("touch http/target/http-0.1.0.jar; echo '[ERROR] cannot find symbol'; exit 1");
        Files.delete(jar());

        Ran ran = run("serve");

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.err()).contains("The build failed.", "[ERROR] cannot find symbol");
        assertThat(ran.out()).isEmpty();
        assertThat(run("serve").err()).contains("The build failed.");
    }

    @Test
    void withoutMavenItSaysInOneLineHowToGetIt() throws IOException {
        jdk(jvms.resolve("java"), "21");
        Files.delete(jar());

        Ran ran = run("serve");

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err())
                .isEqualTo(
                        "wpp: the server is not built, and there is no mvn to build it. Get it: apt install maven\n");
    }

    @Test
    void aRuntimeWithoutACompilerServesButDoesNotBuild() throws IOException {
        Path runtime = jdk(jvms.resolve("java"), "25");
        Files.delete(runtime.resolve("bin/javac"));
        assertThat(run("serve").status()).isEqualTo(7);

        Files.delete(jar());
        assertThat(run("serve").err()).startsWith("wpp: no JDK 21 or newer");
        assertThat(run(Map.of("JAVA_HOME", runtime.toString()), project, "serve")
                        .err())
                .startsWith("wpp: no JDK 21 or newer");
    }

    private Path jar() {
        return project.resolve("http/target/http-0.1.0.jar");
    }

    /** Its java answers the launcher's questions and says how it was called. */
    private static Path jdk(Path home, String version) throws IOException {
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Us\"\nJAVA_VERSION=\"" + version + "\"\n");
        script(home.resolve("bin/java"), """
                [ "$1" != -XshowSettings:properties ] || { echo "    java.home = %s" >&2; exit; }
                [ "$2" != -version ] || { [ "$1" != "${REFUSED_FLAG-}" ]; exit; }
                echo "pid $$"; echo "java $0"; echo "cwd $PWD"
                printf '%%s\\n' "$@"
                exit 7
                """.formatted(home));
        script(home.resolve("bin/javac"), "exit 1\n");
        return home;
    }

    private void maven(String body) throws IOException {
        script(bin.resolve("mvn"), "echo \"mvn $* with $JAVA_HOME\"\n" + body + "\n");
    }

    private static void script(Path file, String body) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + body);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Ran run(String... arguments) {
        return run(Map.of(), project, arguments);
    }

    private Ran run(Map<String, String> environment, Path cwd, String... arguments) {
        return start(
                environment,
                cwd,
                Stream.concat(Stream.of(project.resolve("deploy/wpp").toString()), Stream.of(arguments))
                        .toList());
    }

    private Ran start(Map<String, String> environment, Path cwd, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(cwd.toFile());
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", bin.toString(), "WPP_JVM_DIRS", "/nowhere:" + jvms));
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            var out = CompletableFuture.supplyAsync(() -> text(process.getInputStream()));
            var err = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return new Ran(process.pid(), process.exitValue(), out.join(), err.join());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Ran(long pid, int status, String out, String err) {}
}
