package party.weirsoe.http.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code wpp cluster}, as processes: one is killed, and nobody notices. */
class LocalClusterTest {
    private static final Pattern NODE = Pattern.compile("Node (\\d) .*pid (\\d+)");
    private static final Pattern ADDRESS = Pattern.compile("On this machine {2}(\\S+)");
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration MEND = Duration.ofMinutes(1);

    @TempDir
    Path dir;

    private final List<Process> launched = new ArrayList<>();

    @AfterEach
    void end() {
        for (Process cluster : launched) {
            cluster.descendants().forEach(ProcessHandle::destroyForcibly);
            cluster.destroyForcibly();
        }
    }

    @Test
    void aPartyOutlivesTheNodeThatHoldsItAndAllEndTogether() throws Exception {
        Process cluster = start("--nodes", "3");
        Client client = new Client(address());
        Party party = Party.open(client, "{\"rounds\":1}", 2);
        List<ProcessHandle> nodes = nodes();
        assertThat(nodes).hasSize(3);

        nodes.getFirst().destroyForcibly();

        Await.until(MEND, "the party goes on", () -> isAnswered(client, party));
        Await.until(MEND, "it is started again", () -> said().contains("node 1 has ended (status 137)"));
        cluster.destroy();
        assertThat(cluster.waitFor(90, TimeUnit.SECONDS)).as(said()).isTrue();
        assertThat(nodes).noneMatch(ProcessHandle::isAlive);
        // The database was the last to go: the next start finds it whole.
        assertThat(dir.resolve("data/postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void nodesEndWithTheProcessThatStartedThemEvenWhenItIsKilled() throws Exception {
        Process cluster = start("--nodes", "1");
        List<ProcessHandle> nodes = nodes();

        cluster.destroyForcibly();

        Await.until(MEND, "the node ends", () -> nodes.stream().noneMatch(ProcessHandle::isAlive));
        // What a killed run leaves behind does not keep the next one from starting.
        start("--nodes", "1");
    }

    @Test
    void aWrongSettingIsToldInOneLine() throws Exception {
        Process cluster = launch(Map.of("WPP_SEED_NODES", "127.0.0.1:7355"));
        assertThat(cluster.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(cluster.exitValue()).isEqualTo(2);
        assertThat(said()).isEqualTo("WPP_SEED_NODES: 'wpp cluster' makes a cluster of its own; unset it.\n");
    }

    private Process start(String... options) throws IOException {
        Process cluster = launch(Map.of(), options);
        Await.until(START, "ready", () -> !cluster.isAlive() || said().contains("Stop all with Ctrl-C"));
        assertThat(cluster.isAlive()).as(said()).isTrue();
        return cluster;
    }

    private Process launch(Map<String, String> environment, String... options) throws IOException {
        Map<String, String> all = new HashMap<>(Map.of(
                "WPP_DATA_DIR", dir.resolve("data").toString(),
                "WPP_HTTP_HOST", "127.0.0.1",
                "WPP_HTTP_PORT", "0",
                "WPP_OPS_PORT", "0",
                "WPP_RATE_LIMIT", "off"));
        all.putAll(environment);
        String[] arguments = new String[options.length + 1];
        arguments[0] = "cluster";
        System.arraycopy(options, 0, arguments, 1, options.length);
        Process process = ServerProcess.command(List.of(), all, arguments)
                .redirectErrorStream(true)
                .redirectOutput(dir.resolve("log").toFile())
                .start();
        launched.add(process);
        return process;
    }

    private String address() {
        Matcher address = ADDRESS.matcher(said());
        assertThat(address.find()).isTrue();
        return address.group(1);
    }

    private List<ProcessHandle> nodes() {
        return NODE.matcher(said())
                .results()
                .map(node -> ProcessHandle.of(Long.parseLong(node.group(2))))
                .map(Optional::orElseThrow)
                .toList();
    }

    private static boolean isAnswered(Client client, Party party) {
        try {
            return client.get("/lobby/sessions/" + party.code, party.hostToken).status() == 200;
        } catch (Client.Unanswered cutOff) {
            return false;
        }
    }

    private String said() {
        try {
            return Files.readString(dir.resolve("log"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
