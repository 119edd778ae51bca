package party.weirsoe.http.e2e;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The command line in a JVM of its own. The tests start some sixty of them, and what each spends on reading classes and on
 * compiling what it does twice is most of what they cost: the classes come from an archive that the first of them leaves
 * behind, and nothing is optimised.
 */
public final class ServerJvm {
    /** For processes that live for seconds. */
    public static final List<String> SHORT_LIVED = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private static final int ARCHIVING_SECONDS_MAX = 120;

    private ServerJvm() {}

    /** What starts the server's main class; its arguments are to follow. */
    public static List<String> command(List<String> jvmFlags) {
        List<String> command = new ArrayList<>(plain(jvmFlags));
        // One that was made with other flags is not used, without a word.
        command.add(1, "-XX:SharedArchiveFile=" + Prepared.ARCHIVE);
        command.add(1, "-Xlog:disable");
        return command;
    }

    private static List<String> plain(List<String> jvmFlags) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+IgnoreUnrecognizedVMOptions",
                "--sun-misc-unsafe-memory-access=allow",
                // The server's own, not that of the tests: what it logs by default is searched.
                "-Dlogback.configurationFile=logback.xml",
                "-Djava.util.concurrent.ForkJoinPool.common.parallelism=2"));
        command.addAll(jvmFlags);
        command.addAll(List.of("-cp", Prepared.CLASS_PATH, "party.weirsoe.http.Main"));
        return command;
    }

    /** Made once, when the first server is started. */
    private static final class Prepared {
        private static final Path DIR = dir();
        static final String CLASS_PATH = jarsOnly();
        static final Path ARCHIVE = archive();

        private static Path dir() {
            try {
                return Files.createDirectories(Path.of("target", "server-jvm")).toAbsolutePath();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Classes of directories are not archived; those of the tests are not the server's. */
        private static String jarsOnly() {
            List<String> jars = new ArrayList<>();
            for (String entry : System.getProperty("java.class.path").split(":", -1)) {
                Path path = Path.of(entry);
                if (Files.isRegularFile(path)) {
                    jars.add(entry);
                } else if (path.endsWith("classes")) {
                    jars.add(jar(path, DIR.resolve(jars.size() + ".jar")).toString());
                }
            }
            return String.join(":", jars);
        }

        private static Path jar(Path classes, Path jar) {
            try (OutputStream file = Files.newOutputStream(jar);
                    ZipOutputStream zip = new ZipOutputStream(file);
                    Stream<Path> files = Files.walk(classes)) {
                for (Path each : files.sorted().toList()) {
                    String name = classes.relativize(each).toString();
                    // Folders too: the server lists the one of its pages.
                    zip.putNextEntry(new ZipEntry(Files.isDirectory(each) ? name + "/" : name));
                    if (Files.isRegularFile(each)) {
                        Files.copy(each, zip);
                    }
                }
                return jar;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** A server that is ready has loaded nearly all that it ever needs; it writes them down when it is stopped. */
        private static Path archive() {
            Path archive = DIR.resolve("classes.jsa");
            try {
                Files.deleteIfExists(archive);
                List<String> command = plain(SHORT_LIVED);
                command.addAll(1, List.of("-Xlog:disable", "-XX:ArchiveClassesAtExit=" + archive));
                command.add("serve");
                ProcessBuilder builder = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(DIR.resolve("log").toFile());
                builder.environment().keySet().removeIf(name -> name.startsWith("WPP_"));
                builder.environment()
                        .putAll(Map.of(
                                "WPP_DATA_DIR", DIR.resolve("data").toString(),
                                "WPP_HTTP_HOST", "127.0.0.1",
                                "WPP_HTTP_PORT", "0",
                                "WPP_OPS_PORT", "0"));
                Process process = builder.start();
                Await.until(
                        Duration.ofSeconds(ARCHIVING_SECONDS_MAX),
                        "a server to archive",
                        () -> !process.isAlive() || said().contains("Next: open"));
                process.destroy();
                if (!process.waitFor(ARCHIVING_SECONDS_MAX, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
                return archive;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }

        private static String said() {
            try {
                return Files.readString(DIR.resolve("log"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
