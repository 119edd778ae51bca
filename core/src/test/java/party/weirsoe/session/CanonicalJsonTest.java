package party.weirsoe.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pekko.util.ByteString;
import org.junit.jupiter.api.Test;
import party.weirsoe.game.HostMove;
import party.weirsoe.game.Nickname;
import party.weirsoe.game.Phase;
import party.weirsoe.game.PlayerId;
import party.weirsoe.game.Receipt;
import party.weirsoe.game.RoundBootstrap;
import party.weirsoe.game.RoundConfig;
import party.weirsoe.game.RoundQuestion;
import party.weirsoe.game.Standing;

/** A canonical response has the same bytes in every release: those of its golden file, and of the protocol's examples. */
class CanonicalJsonTest {
    @Test
    void everyKindOfResponseHasTheBytesOfItsGoldenFile() throws IOException {
        for (Map.Entry<String, Recorded> response : GoldenRows.responses().entrySet()) {
            assertThat(new String(GoldenFiles.bytes(response.getValue()), StandardCharsets.UTF_8))
                    .as(response.getKey())
                    .isEqualTo(Files.readString(GoldenFiles.RESPONSES.resolve(response.getKey() + ".json")));
        }
    }

    @Test
    void thereIsAGoldenResponseOfEveryKindAndEveryMove() throws IOException {
        assertThat(GoldenRowsTest.names(GoldenFiles.RESPONSES, ".json"))
                .isEqualTo(GoldenRows.responses().keySet());
        assertThat(GoldenRows.responses().values().stream()
                        .<Class<?>>map(Object::getClass)
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(kinds(Recorded.class).toList());
        assertThat(GoldenRows.responses().values().stream()
                        .filter(Recorded.Moving.class::isInstance)
                        .map(moving -> ((Recorded.Moving) moving).receipt().move())
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(HostMove.values());
    }

    @Test
    void theNextRoundIsAnsweredAsInTheProtocolsExample() {
        Recorded next = new Recorded.Moving(
                new Receipt(
                        HostMove.ROUNDS_NEXT,
                        1,
                        2,
                        new RoundBootstrap(
                                2,
                                new RoundConfig(1, 60, 45, 1000, 500, 250),
                                new RoundQuestion(
                                        "starter-en/q017",
                                        "Animals",
                                        "In 1386 a French court tried a <BLANK> for murder."),
                                Instant.parse("2026-11-21T22:31:05Z")),
                        null,
                        null),
                new Stamp(42, Phase.LIE, 1, 2, 7));
        assertThat(render(next)).isEqualTo(compact("""
                {"transition":{"command":"rounds.next","from_phase":"scoreboard","to_phase":"lie","from_round":1,"to_round":2},
                 "session":{"code":"BCDFGH","epoch":"9f2c61d0a4b37e15","version":42,"phase":"lie","game":1,"round":2,"total_rounds":7},
                 "round":{"number":2,"config":{"multiplier":1,"lie_seconds":60,"guess_seconds":45,"truth_points":1000,"fool_points":500,"house_points":250},
                          "question":{"id":"starter-en/q017","category":"Animals","prompt":"In 1386 a French court tried a <BLANK> for murder."},
                          "lie_deadline_at":"2026-11-21T22:31:05.000Z"}}
                """));
    }

    @Test
    void aFinishIsAnsweredAsInTheProtocolsExample() {
        Recorded finish = new Recorded.Moving(
                new Receipt(
                        HostMove.FINISH,
                        7,
                        7,
                        null,
                        null,
                        List.of(
                                new Standing(1, new PlayerId(3), new Nickname("Ada"), 9500, 0),
                                new Standing(2, new PlayerId(1), new Nickname("Bo"), 7000, 0))),
                new Stamp(97, Phase.FINISHED, 1, 7, 7));
        assertThat(render(finish)).isEqualTo(compact("""
                {"transition":{"command":"finish","from_phase":"scoreboard","to_phase":"finished","from_round":7,"to_round":7},
                 "session":{"code":"BCDFGH","epoch":"9f2c61d0a4b37e15","version":97,"phase":"finished","game":1,"round":7,"total_rounds":7},
                 "leaderboard":[{"rank":1,"player_id":"p3","nickname":"Ada","score":9500},{"rank":2,"player_id":"p1","nickname":"Bo","score":7000}]}
                """));
    }

    @Test
    void aSeatIsAnsweredAsInTheProtocolsExample() {
        Recorded seat = new Recorded.Seating(new PlayerId(3), new Nickname("Ada"), 1);
        assertThat(CanonicalJson.render(SessionRig.CODE, SessionRig.EPOCH, seat, "the token")
                        .utf8String())
                .isEqualTo("{\"player\":{\"id\":\"p3\",\"nickname\":\"Ada\"},\"player_token\":\"the token\"}");
    }

    private static Stream<Class<?>> kinds(Class<?> sealed) {
        return Stream.of(sealed.getPermittedSubclasses())
                .flatMap(kind -> kind.isSealed() ? kinds(kind) : Stream.of(kind));
    }

    private static String render(Recorded recorded) {
        ByteString bytes = CanonicalJson.render(SessionRig.CODE, SessionRig.EPOCH, recorded, null);
        return bytes.utf8String();
    }

    /** The example without its line breaks and indentation. */
    static String compact(String example) {
        return example.lines().map(String::strip).collect(Collectors.joining());
    }
}
