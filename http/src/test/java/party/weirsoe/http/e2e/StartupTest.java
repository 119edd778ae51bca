package party.weirsoe.http.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import party.weirsoe.pack.SamplePacks;
import party.weirsoe.persistence.PostgresForTests;

/** The server as somebody meets it who starts it for the first time, and gets something wrong. */
class StartupTest {
    private static final String NOBODY_LISTENS = "jdbc:postgresql://127.0.0.1:1/x?user=x&password=hush-hush";

    @TempDir
    Path dir;

    static Stream<Arguments> wrongSettings() {
        return Stream.of(
                wrong("WPP_HTTP_PORT", "number from 0 to 65535", Map.of("WPP_HTTP_PORT", "80800")),
                wrong("WPP_SECRET", "at least", Map.of("WPP_SECRET", "hush-hush")),
                wrong("WPP_DATABASE_URL", "127.0.0.1:1", Map.of("WPP_DATABASE_URL", NOBODY_LISTENS)),
                wrong("WPP_SEED_NODES", "WPP_DATABASE_URL", Map.of("WPP_SEED_NODES", "10.0.0.1:7355")),
                wrong("WPP_PACK_DIR", "no folder", Map.of("WPP_PACK_DIR", "/nowhere/at/all")));
    }

    private static Arguments wrong(String variable, String fix, Map<String, String> environment) {
        return Arguments.of(variable, fix, environment);
    }

    @ParameterizedTest
    @MethodSource("wrongSettings")
    void aWrongSettingEndsWithCode2AndOneLineThatNamesItAndTheFix(
            String variable, String fix, Map<String, String> environment) throws Exception {
        Ended ended = run(environment, "serve");

        assertThat(ended.code()).as(ended.toString()).isEqualTo(2);
        assertThat(ended.err().strip())
                .doesNotContain("\n")
                .contains(variable)
                .contains(fix)
                .doesNotContain("hush-hush");
    }

    @Test
    void aPortInUseEndsWithCode2AndOneLine() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ended ended = run(
                    Map.of(
                            "WPP_HTTP_PORT", Integer.toString(taken.getLocalPort()),
                            "WPP_DATABASE_URL", PostgresForTests.databaseUrl()),
                    "serve");

            assertThat(ended.code()).as(ended.toString()).isEqualTo(2);
            assertThat(ended.err().strip())
                    .doesNotContain("\n")
                    .contains("WPP_HTTP_PORT")
                    .contains("in use")
                    .contains("choose another");
        }
    }

    @Test
    void anUnknownCommandIsCode2AndHelpIsCode0() throws Exception {
        Ended unknown = run(Map.of(), "sevre");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).contains("sevre").contains("serve");

        Ended help = run(Map.of(), "--help");
        assertThat(help.code()).isZero();
        assertThat(help.out()).contains("serve").contains("docs/configuration.md");
        assertThat(help.err()).isEmpty();
    }

    @Test
    void aBrokenPackIsToldAndASecondServerOnTheSameDataIsRefused() throws Exception {
        Path packs = Files.createDirectory(dir.resolve("packs"));
        Files.writeString(packs.resolve("broken.json"), "{\"schema_version\":1");
        Files.write(packs.resolve("good.json"), SamplePacks.bytes(SamplePacks.canaryJson("good")));
        Path data = dir.resolve("data");

        long cold = System.nanoTime();
        try (ServerProcess first = ServerProcess.start(data, Map.of("WPP_PACK_DIR", packs.toString()))) {
            System.out.println("StartupTest: cold start to ready in " + millisSince(cold) + " ms");
            assertThat(first.log().lines().filter(line -> line.contains("broken.json")))
                    .hasSize(1);
            assertThat(new Client(first.url()).get("/lobby/packs", null).body())
                    .contains("\"id\":\"good\"")
                    .contains("\"id\":\"starter-en\"");

            Ended second = run(Map.of("WPP_DATA_DIR", data.toString()), "serve");
            assertThat(second.code()).as(second.toString()).isEqualTo(2);
            assertThat(second.err().strip())
                    .doesNotContain("\n")
                    .contains("another server")
                    .contains("WPP_DATA_DIR");
        }
        long warm = System.nanoTime();
        try (ServerProcess again = ServerProcess.start(data, Map.of())) {
            System.out.println("StartupTest: warm start to ready in " + millisSince(warm) + " ms");
            assertThat(again.log()).contains("The server is ready.").contains(again.url());
        }
    }

    private Ended run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        Map<String, String> all = new HashMap<>(Map.of(
                "WPP_DATA_DIR", dir.resolve("other-data").toString(),
                "WPP_HTTP_HOST", "127.0.0.1",
                "WPP_HTTP_PORT", "0",
                "WPP_OPS_PORT", "0"));
        all.putAll(environment);
        Path out = Files.createTempFile(dir, "out", ".txt");
        Path err = Files.createTempFile(dir, "err", ".txt");
        Process process = ServerProcess.command(List.of(), all, arguments)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("it runs: " + Files.readString(out));
        }
        return new Ended(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }

    private static long millisSince(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
    }

    private record Ended(int code, String out, String err) {}
}
