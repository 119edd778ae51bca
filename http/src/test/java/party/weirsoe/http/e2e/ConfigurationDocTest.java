package party.weirsoe.http.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import party.weirsoe.http.ServerSettings;
import party.weirsoe.persistence.PersistenceLimits;

/** {@code docs/configuration.md} lists what can be set, with the defaults that it has. */
class ConfigurationDocTest {
    private static final Pattern VARIABLE = Pattern.compile("WPP_[A-Z_]+");
    /** For tests of the launcher; it says so itself. */
    private static final Set<String> INTERNAL = Set.of("WPP_JVM_DIRS");

    /** By variable: the first cell of the default, without its ticks. */
    private static final Map<String, String> DOCUMENTED = Documents.table("docs/configuration.md", "variable").stream()
            .collect(Collectors.toMap(
                    row -> Documents.bare(row.get(0)), row -> row.get(1), (one, other) -> one, TreeMap::new));

    @Test
    void everyVariableThatTheServerReadsIsDocumentedAndNoOther() {
        Set<String> read = new TreeSet<>();
        ServerSettings.from(new HashMap<String, String>() {
            private static final long serialVersionUID = 1L;

            @Override
            public @Nullable String get(@Nullable Object name) {
                read.add(String.valueOf(name));
                return null;
            }
        });
        assertThat(DOCUMENTED.keySet()).containsExactlyElementsOf(read);
    }

    @Test
    void aDocumentedDefaultIsTheDefault() {
        ServerSettings unset = ServerSettings.from(Map.of());
        int literals = 0;
        for (Map.Entry<String, String> variable : DOCUMENTED.entrySet()) {
            String said = variable.getValue();
            if (said.matches("`[^`]+`")) {
                assertThat(ServerSettings.from(Map.of(variable.getKey(), Documents.bare(said))))
                        .as(variable.getKey())
                        .isEqualTo(unset);
                literals++;
            } else {
                assertThat(said).as(variable.getKey()).matches("none.*|generated once.*");
            }
        }
        assertThat(literals).isEqualTo(13);
    }

    @Test
    void whatHasNoDefaultIsNotSet() {
        ServerSettings unset = ServerSettings.from(Map.of());
        assertThat(DOCUMENTED.entrySet().stream()
                        .filter(variable -> variable.getValue().startsWith("none"))
                        .map(Map.Entry::getKey))
                .containsExactly(
                        "WPP_ALLOWED_ORIGINS",
                        "WPP_APP_VERSION",
                        "WPP_DATABASE_URL",
                        "WPP_PACK_DIR",
                        "WPP_SEED_NODES",
                        "WPP_TRUSTED_PROXIES");
        assertThat(unset.traffic().allowedOrigins()).isEmpty();
        assertThat(unset.storage().databaseUrl()).isNull();
        assertThat(unset.packDir()).isNull();
        assertThat(unset.cluster().peers()).isInstanceOf(ServerSettings.Peers.None.class);
        assertThat(unset.traffic().proxies().ranges()).isEmpty();
        assertThat(unset.secret()).isNull();
    }

    @Test
    void theLimitsOfTheDatabaseAreWhatThePageSays() {
        List<String> limits = Documents.table("docs/configuration.md", "limit").stream()
                .map(row -> row.get(1))
                .toList();
        assertThat(limits)
                .containsExactly(
                        Integer.toString(PersistenceLimits.POOL_CONNECTIONS),
                        PersistenceLimits.CONNECT_TIMEOUT.toSeconds() + " s",
                        PersistenceLimits.POOL_WAIT.toSeconds() + " s",
                        PersistenceLimits.STATEMENT_TIMEOUT.toSeconds() + " s",
                        PersistenceLimits.SOCKET_TIMEOUT.toSeconds() + " s",
                        Integer.toString(PersistenceLimits.JOURNAL_FAILURES_MAX),
                        PersistenceLimits.CONNECTION_LIFETIME.toMinutes() + " min");
    }

    @Test
    void theLauncherUsesNoVariableThatIsNotDocumented() {
        String page = Documents.text("docs/configuration.md");
        List<String> used = VARIABLE.matcher(Documents.text("deploy/wpp"))
                .results()
                .map(found -> found.group())
                .filter(name -> !INTERNAL.contains(name))
                .distinct()
                .toList();
        assertThat(used).contains("WPP_HTTP_PORT");
        assertThat(used).allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
    }

    @Test
    void aWrongValueIsToldInTheLineThatThePageShows() {
        String block = Documents.blocks("docs/configuration.md", "console").getFirst();
        assertThat(block).startsWith("$ WPP_HTTP_PORT=http deploy/wpp serve\n");
        assertThatThrownBy(() -> ServerSettings.from(Map.of("WPP_HTTP_PORT", "http")))
                .hasMessage(block.lines().toList().get(1));
    }
}
