package party.weirsoe.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.io.IOException;
import java.io.NotSerializableException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import party.weirsoe.game.Game;
import party.weirsoe.game.GameEvent;
import party.weirsoe.game.HostMove;
import party.weirsoe.game.Phase;

/** What was once written is read for ever: today's code reads every golden row, and writes the same bytes. */
class GoldenRowsTest {
    private static final ActorTestKit KIT = GoldenFiles.kit();
    private static final SessionSerializer SERIALIZER = GoldenFiles.serializer(KIT);
    private static final ObjectMapper CBOR = new ObjectMapper(new CBORFactory());

    @AfterAll
    static void close() {
        KIT.shutdownTestKit();
    }

    @Test
    void everyGoldenRowIsReadAsWhatItMeant() throws IOException {
        Map<String, SessionRow> rows = new HashMap<>(GoldenRows.rows());
        rows.putAll(GoldenRows.moreRows());
        for (Map.Entry<String, SessionRow> row : rows.entrySet()) {
            assertThat(read(row.getKey())).as(row.getKey()).isEqualTo(row.getValue());
            assertThat(SERIALIZER.manifest(row.getValue())).isEqualTo(manifest(row.getKey()));
        }
    }

    @Test
    void everyGoldenFileIsWrittenAsItWas() throws IOException {
        for (String name : GoldenRows.all().keySet()) {
            assertThat(SERIALIZER.toBinary(read(name)))
                    .as(name)
                    .isEqualTo(Files.readAllBytes(GoldenFiles.ROWS.resolve(name + ".cbor")));
        }
    }

    /** Where this fails, a session recovered from its rows differs from one recovered from an older snapshot. */
    @Test
    void theGoldenRowsStillAddUpToTheGoldenSnapshots() throws IOException {
        for (Map.Entry<String, SessionState> snapshot : GoldenRows.snapshots().entrySet()) {
            assertThat(read(snapshot.getKey())).as(snapshot.getKey()).isEqualTo(snapshot.getValue());
        }
    }

    /** Every snapshot but one was written before a seat could be renewed. */
    @Test
    void seatsStandInASnapshotOnlyWhereOneWasRenewed() throws IOException {
        for (Map.Entry<String, SessionState> snapshot : GoldenRows.snapshots().entrySet()) {
            boolean written = CBOR.readTree(Files.readAllBytes(GoldenFiles.ROWS.resolve(snapshot.getKey() + ".cbor")))
                    .at("/game/party/roster")
                    .has("generations");
            assertThat(written)
                    .as(snapshot.getKey())
                    .isEqualTo(snapshot.getKey().equals("snapshot-seat-renewed"));
            if (snapshot.getValue().game() instanceof Game.Live game) {
                assertThat(game.party().roster().generations().isEmpty()).isEqualTo(!written);
            }
        }
    }

    @Test
    void everyGoldenRowHasATwinForPeople() throws IOException {
        for (String name : GoldenRows.all().keySet()) {
            assertThat(new ObjectMapper().readTree(Files.readAllBytes(GoldenFiles.ROWS.resolve(name + ".json"))))
                    .as(name)
                    .isEqualTo(new ObjectMapper()
                            .readTree(GoldenFiles.forPeople(
                                    Files.readAllBytes(GoldenFiles.ROWS.resolve(name + ".cbor")))));
        }
    }

    @Test
    void thereIsAGoldenFileForEveryKindOfRowEventMoveAndSnapshotAndNoOther() throws IOException {
        Set<Class<?>> rows = new HashSet<>();
        Set<Class<?>> events = new HashSet<>();
        Set<HostMove> moves = new HashSet<>();
        List<SessionRow> all = new ArrayList<>(GoldenRows.rows().values());
        all.addAll(GoldenRows.moreRows().values());
        for (SessionRow row : all) {
            rows.add(row.getClass());
            if (row instanceof SessionRow.Opened opened) {
                events.add(opened.event().getClass());
            } else if (row instanceof SessionRow.Step step) {
                step.events().forEach(event -> events.add(event.getClass()));
                if (step.receipt() != null) {
                    moves.add(step.receipt().move());
                }
            }
        }
        // A deletion is a row of its own kind: its event is never written.
        events.add(GameEvent.SessionDeleted.class);
        assertThat(rows).containsExactlyInAnyOrder(SessionRow.class.getPermittedSubclasses());
        assertThat(events).containsExactlyInAnyOrder(GameEvent.class.getPermittedSubclasses());
        assertThat(moves).containsExactlyInAnyOrder(HostMove.values());

        List<Game> games =
                GoldenRows.snapshots().values().stream().map(SessionState::game).toList();
        assertThat(games.stream()
                        .filter(Game.Live.class::isInstance)
                        .map(game -> ((Game.Live) game).phase())
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(Phase.values());
        assertThat(games).contains(new Game.Deleted());
        assertThat(names(GoldenFiles.ROWS, ".cbor")).isEqualTo(GoldenRows.all().keySet());
        assertThat(names(GoldenFiles.ROWS, ".json")).isEqualTo(GoldenRows.all().keySet());
    }

    @Test
    void noSecretStandsInARow() throws IOException {
        for (String name : GoldenRows.all().keySet()) {
            assertThat(Files.readString(GoldenFiles.ROWS.resolve(name + ".json")))
                    .doesNotContain("token");
        }
    }

    @Test
    void aMemberThatIsUnknownOrMissingIsAnErrorAndNotALoss() throws IOException {
        byte[] golden = Files.readAllBytes(GoldenFiles.ROWS.resolve("snapshot-lobby.cbor"));
        ObjectNode missing = (ObjectNode) CBOR.readTree(golden);
        missing.remove("version");
        ObjectNode unknown = (ObjectNode) CBOR.readTree(golden);
        unknown.put("another", 1);
        for (ObjectNode wrong : List.of(missing, unknown)) {
            byte[] bytes = CBOR.writeValueAsBytes(wrong);
            assertThatThrownBy(() -> SERIALIZER.fromBinary(bytes, "snapshot.v1"))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aFormOfANewerReleaseIsRefusedByName() {
        assertThatThrownBy(() -> SERIALIZER.fromBinary(new byte[0], "step.v2"))
                .isInstanceOf(NotSerializableException.class)
                .hasMessageContaining("step.v2");
    }

    private static Object read(String name) throws IOException {
        return SERIALIZER.fromBinary(Files.readAllBytes(GoldenFiles.ROWS.resolve(name + ".cbor")), manifest(name));
    }

    private static String manifest(String name) {
        return name.startsWith("snapshot")
                ? "snapshot.v1"
                : name.startsWith("opened") ? "opened.v1" : name.equals("tombstone") ? "tombstone.v1" : "step.v1";
    }

    static Set<String> names(Path directory, String ending) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ending))
                    .map(name -> name.substring(0, name.length() - ending.length()))
                    .collect(Collectors.toSet());
        }
    }
}
