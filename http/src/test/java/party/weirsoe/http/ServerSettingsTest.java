package party.weirsoe.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import party.weirsoe.http.ServerSettings.Peers;

class ServerSettingsTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    @TempDir
    private Path dir;

    @Test
    void nothingHasToBeSet() {
        ServerSettings settings = ServerSettings.from(Map.of("WPP_SECRET", "", "WPP_HTTP_PORT", " "));

        assertThat(settings.ports())
                .isEqualTo(new ServerSettings.Ports(new HostPort("0.0.0.0", 8080), new HostPort("127.0.0.1", 9464)));
        assertThat(settings.storage()).isEqualTo(new ServerSettings.Storage(null, Path.of("data"), 30));
        assertThat(settings.secret()).isNull();
        assertThat(settings.packDir()).isNull();
        assertThat(settings.traffic().rateLimit()).isTrue();
        assertThat(settings.cluster())
                .isEqualTo(new ServerSettings.Cluster(new HostPort("127.0.0.1", 0), new Peers.None(), "0.0.0"));
    }

    @Test
    void everythingCanBeSet() {
        ServerSettings settings = ServerSettings.from(Map.ofEntries(
                Map.entry("WPP_HTTP_HOST", "::1"),
                Map.entry("WPP_HTTP_PORT", "0"),
                Map.entry("WPP_OPS_HOST", "0.0.0.0"),
                Map.entry("WPP_OPS_PORT", "1"),
                Map.entry("WPP_DATABASE_URL", "jdbc:postgresql://db/weirsoe?password=hush"),
                Map.entry("WPP_DATA_DIR", dir.toString()),
                Map.entry("WPP_SECRET", SECRET),
                Map.entry("WPP_PACK_DIR", dir.toString()),
                Map.entry("WPP_RATE_LIMIT", "off"),
                Map.entry("WPP_ALLOWED_ORIGINS", "https://Party.example, http://localhost:3000,http://[::1]:8080"),
                Map.entry("WPP_TRUSTED_PROXIES", "10.0.0.0/8,::1"),
                Map.entry("WPP_NODE_HOST", "10.0.0.11"),
                Map.entry("WPP_NODE_PORT", "7355"),
                Map.entry("WPP_SEED_NODES", "10.0.0.11:7355,node-2:7355,[::1]:7355"),
                Map.entry("WPP_APP_VERSION", "1.2.3-f00ba4"),
                Map.entry("WPP_RETENTION_DAYS", "7")));

        assertThat(settings.traffic().allowedOrigins())
                .containsExactly("https://party.example", "http://localhost:3000", "http://[::1]:8080");
        assertThat(settings.traffic().proxies().ranges()).hasSize(2);
        assertThat(settings.cluster())
                .isEqualTo(new ServerSettings.Cluster(
                        new HostPort("10.0.0.11", 7355),
                        new Peers.Seeds(List.of(
                                new HostPort("10.0.0.11", 7355),
                                new HostPort("node-2", 7355),
                                new HostPort("::1", 7355))),
                        "1.2.3-f00ba4"));
        assertThat(settings.storage().retentionDays()).isEqualTo(7);
        assertThat(settings.toString()).doesNotContain(SECRET).doesNotContain("hush");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "WPP_HTTP_PORT       | http",
                "WPP_HTTP_PORT       | 65536",
                "WPP_OPS_PORT        | -1",
                "WPP_NODE_PORT       | 1.5",
                "WPP_HTTP_HOST       | a b",
                "WPP_OPS_HOST        | http://x",
                "WPP_NODE_HOST       | a/b",
                "WPP_DATABASE_URL    | postgres://db",
                "WPP_DATA_DIR        | /dev/null",
                "WPP_SECRET          | short",
                "WPP_SECRET          | 0123456789 0123456789 0123456789",
                "WPP_PACK_DIR        | /no/such/folder",
                "WPP_RATE_LIMIT      | no",
                "WPP_ALLOWED_ORIGINS | party.example",
                "WPP_ALLOWED_ORIGINS | https://party.example/",
                "WPP_ALLOWED_ORIGINS | https://party.example:65536",
                "WPP_ALLOWED_ORIGINS | https://party.example:0",
                "WPP_SEED_NODES      | ::1:7355",
                "WPP_TRUSTED_PROXIES | proxy.example",
                "WPP_SEED_NODES      | 10.0.0.11",
                "WPP_SEED_NODES      | 10.0.0.11:0",
                "WPP_SEED_NODES      | 10.0.0.11:7355",
                "WPP_CLUSTER         | consul",
                "WPP_CLUSTER         | kubernetes",
                "WPP_KUBERNETES_SELECTOR | weirsoe",
                "WPP_KUBERNETES_SELECTOR | app=weirsoe&watch=true",
                "WPP_KUBERNETES_NODES | 0",
                "WPP_MANAGEMENT_PORT | 0",
                "WPP_APP_VERSION     | latest",
                "WPP_RETENTION_DAYS  | 0"
            })
    void aWrongValueIsOneLineThatNamesItsVariable(String name, String value) {
        assertThatThrownBy(() -> ServerSettings.from(Map.of(name, value)))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith(name + ": ")
                .hasMessageNotContaining("\n");
    }

    @Test
    void severalNodesSayWhatTheyLack() {
        assertThatThrownBy(() -> ServerSettings.from(Map.of("WPP_SEED_NODES", "a:1", "WPP_SECRET", SECRET)))
                .hasMessageContaining("WPP_DATABASE_URL")
                .hasMessageNotContaining("WPP_SECRET");
        assertThatThrownBy(() -> ServerSettings.from(Map.of("WPP_SEED_NODES", "a:1")))
                .hasMessageContaining("WPP_DATABASE_URL and WPP_SECRET");
    }

    @Test
    void podsFindEachOtherWithoutAList() {
        Map<String, String> pod = Map.of(
                "WPP_CLUSTER", "kubernetes", "WPP_SECRET", SECRET, "WPP_DATABASE_URL", "jdbc:postgresql://db/weirsoe");
        assertThat(ServerSettings.from(pod).cluster().peers()).isEqualTo(new Peers.Kubernetes("app=weirsoe", 2, 7626));

        Map<String, String> listed = new HashMap<>(pod);
        listed.put("WPP_SEED_NODES", "a:1");
        assertThatThrownBy(() -> ServerSettings.from(listed)).hasMessageStartingWith("WPP_CLUSTER: ");
    }

    @Test
    void aSecretIsMadeOnceForItsOwnerOnly() throws IOException {
        ServerSettings.Secret first = SecretFile.readOrCreate(dir.resolve("data"));

        assertThat(first.value()).hasSize(64);
        assertThat(SecretFile.readOrCreate(dir.resolve("data"))).isEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dir.resolve("data/secret"))))
                .isEqualTo("rw-------");
        try (var files = Files.list(dir.resolve("data"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void anEmptySecretFileIsNotReplacedBehindTheOperatorsBack() throws IOException {
        Files.writeString(dir.resolve("secret"), "\n");

        assertThatThrownBy(() -> SecretFile.readOrCreate(dir))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("WPP_DATA_DIR: ");
    }

    @ParameterizedTest
    @CsvSource({"serve,http,WPP_HTTP_PORT", "serve --loud,1,--loud", "party,1,party"})
    void aWrongCommandOrSettingEndsWithTwo(String arguments, String port, String told) {
        StringWriter err = new StringWriter();
        int code = Main.commandLine(Map.of("WPP_HTTP_PORT", port))
                .setErr(new PrintWriter(err))
                .execute(arguments.split(" ", -1));

        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains(told);
    }

    @Test
    void helpAndVersionAreNoErrors() {
        StringWriter out = new StringWriter();
        assertThat(Main.commandLine(Map.of()).setOut(new PrintWriter(out)).execute("--help"))
                .isZero();
        assertThat(Main.commandLine(Map.of()).setOut(new PrintWriter(out)).execute("--version"))
                .isZero();
        assertThat(out.toString()).contains("serve").contains("Weirsoe party server");
    }
}
