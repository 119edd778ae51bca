package party.weirsoe.http.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Hints on real sockets: when they are sent, that they are sent once, and that they say nothing but "fetch again". */
class HintsTest {
    private static final String CHANGED = "session.changed";
    private static final Set<String> MEMBERS =
            Set.of("v", "type", "session", "epoch", "version", "phase", "game", "round", "total_rounds", "deadline_at");

    private final List<EventClient> sockets = new ArrayList<>();
    /** After each command every socket has heard of its version before the next is sent. */
    private final Client client = new Client(
            LiveNode.shared().url(),
            new OpenApiJudge().andThen(exchange -> sockets.forEach(socket -> socket.follow(exchange))));

    @AfterEach
    void close() {
        sockets.forEach(EventClient::close);
    }

    @Test
    void phaseLieStartedIsSentOnceForAStartAndNotAgainForItsDuplicate() {
        Party party = Party.open(client, "{}", 2);
        assertSentOnce(party, "phase.lie_started", () -> party.start(0));
    }

    @Test
    void phaseLieStartedIsSentOnceForANextRoundAndNotAgainForItsDuplicate() {
        Party party = Party.open(client, "{}", 2);
        party.start(0);
        party.playRound(1);
        assertSentOnce(party, "phase.lie_started", () -> party.next(1));
    }

    @Test
    void phaseGuessStartedIsSentOnceForTheHostsCallAndNotAgainForItsDuplicate() {
        Party party = Party.open(client, "{}", 2);
        party.start(0);
        assertSentOnce(party, "phase.guess_started", () -> party.startGuess(1));
    }

    @Test
    void phaseGuessStartedIsTheOneHintOfTheLastLieAndIsNotSentAgainForItsDuplicate() {
        Party party = Party.open(client, "{}", 2);
        party.start(0);
        party.lie(0, 1, "a lie");
        assertSentOnce(party, "phase.guess_started", () -> party.lie(1, 1, "another"));
    }

    @Test
    void phaseRevealStartedIsSentOnceForTheHostsCallAndNotAgainForItsDuplicate() {
        Party party = Party.open(client, "{}", 2);
        party.start(0);
        party.startGuess(1);
        assertSentOnce(party, "phase.reveal_started", () -> party.reveal(1));
    }

    @Test
    void phaseRevealStartedIsTheOneHintOfTheLastGuessAndIsNotSentAgainForItsDuplicate() {
        Party party = Party.open(client, "{}", 2);
        party.start(0);
        party.startGuess(1);
        party.guess(0, 1, party.someOption(0));
        String option = party.someOption(1);
        assertSentOnce(party, "phase.reveal_started", () -> party.guess(1, 1, option));
    }

    @Test
    void phaseScoreboardIsSentOnceAndNotAgainForItsDuplicate() {
        Party party = Party.open(client, "{}", 2);
        party.start(0);
        party.startGuess(1);
        party.reveal(1);
        assertSentOnce(party, "phase.scoreboard", () -> party.scoreboard(1));
    }

    @Test
    void phaseGameOverIsSentOnceForAFinishAndNotAgainForItsDuplicate() {
        Party party = Party.open(client, "{}", 2);
        party.start(0);
        party.playRound(1);
        assertSentOnce(party, "phase.game_over", () -> party.finish(1));
    }

    /** The command's hint, nothing for its duplicates, and then the hint of something else. */
    private void assertSentOnce(Party party, String type, Supplier<Exchange> command) {
        EventClient host = open(party, party.hostToken);
        EventClient player = open(party, party.playerTokens.get(0));
        Exchange first = command.get();
        for (int time = 0; time < 3; time++) {
            Exchange again = command.get();
            assertThat(again.replayed()).isTrue();
            assertThat(again.canonical()).isEqualTo(first.canonical());
        }
        remove(party, "p2");
        long after = party.view().version();
        assertThat(after).isEqualTo(first.version() + 1);
        for (EventClient socket : List.of(host, player)) {
            socket.hearUntil(after);
            assertThat(socket.hints()).hasSize(2);
            assertThat(socket.types().getFirst()).isEqualTo(type);
            assertThat(socket.hints().getFirst().at("/version").asLong()).isEqualTo(first.version());
        }
    }

    @Test
    void sessionChangedForEverythingElse() {
        Party party = Party.open(client, "{\"rounds\":1}", 4);
        EventClient host = open(party, party.hostToken);
        List<String> expected = new ArrayList<>();
        party.join("Joins");
        expected.add(CHANGED);
        remove(party, "p5");
        expected.add(CHANGED);
        seat(party, 3, 0);
        expected.add(CHANGED);
        seat(party, 3, 0);
        party.start(0);
        expected.add("phase.lie_started");
        party.join("Waits");
        expected.add(CHANGED);
        party.lie(0, 1, "a lie");
        expected.add(CHANGED);
        party.startGuess(1);
        expected.add("phase.guess_started");
        party.guess(0, 1, party.someOption(0));
        expected.add(CHANGED);
        remove(party, "p4");
        expected.add(CHANGED);
        party.reveal(1);
        expected.add("phase.reveal_started");
        party.scoreboard(1);
        expected.add("phase.scoreboard");
        party.finish(1);
        expected.add("phase.game_over");
        party.rematch(1);
        expected.add(CHANGED);
        assertThat(host.types()).isEqualTo(expected);
    }

    @Test
    void eventsAreRefreshHintsAndTheGetStaysTheAuthority() {
        Party party = Party.open(client, Tour.SETTINGS, 2);
        EventClient dropped = open(party, party.playerTokens.get(0));
        EventClient read = open(party, party.playerTokens.get(0));
        List<Runnable> moves = List.of(
                () -> party.start(0),
                () -> party.lie(0, 1, "a borrowed accordion"),
                () -> party.lie(1, 1, "an honest ghost"),
                () -> party.guess(0, 1, party.someOption(0)),
                () -> party.guess(1, 1, party.someOption(1)),
                () -> party.scoreboard(1),
                () -> party.finish(1));
        for (Runnable move : moves) {
            move.run();
            JsonNode hint = read.hints().getLast();
            // Read your writes: whoever heard of a version gets it, or a later one.
            Exchange refetched = party.view(party.playerTokens.get(0));
            assertThat(refetched.version())
                    .isGreaterThanOrEqualTo(hint.at("/version").asLong());
            assertThat(Set.copyOf(names(hint))).isEqualTo(MEMBERS);
            assertThat(AsyncApiJudge.faults(hint.toString())).isEmpty();
            assertTellsNothing(hint, refetched);
        }
        // One who never looks at a hint sees the same: the view depends on the session and the viewer alone.
        Client deaf = new Client(LiveNode.shared().url());
        Exchange seen = deaf.get(party.path(""), party.playerTokens.get(0));
        assertThat(seen.body()).isEqualTo(party.view(party.playerTokens.get(0)).body());
        // And one who believes an old hint is wrong: it speaks of a phase that is long over.
        assertThat(dropped.hints().getFirst().at("/phase").asText()).isEqualTo("lie");
        assertThat(seen.text("/phase")).isEqualTo("finished");
    }

    /** No text of the view, save the words and numbers that every hint has, stands in the hint. */
    private static void assertTellsNothing(JsonNode hint, Exchange view) {
        String said = hint.toString().toUpperCase(Locale.ROOT);
        List<String> secrets = new ArrayList<>(List.of("ADA", "ACCORDION", "GHOST", "CANARY", "SAMPLE", "TOPIC"));
        view.json()
                .at("/options")
                .forEach(option -> secrets.add("\"" + option.at("/id").asText() + "\""));
        for (String secret : secrets) {
            assertThat(said).doesNotContain(secret.toUpperCase(Locale.ROOT));
        }
    }

    @Test
    void aPartyIsPlayedByGetsAloneWithNoSocketAtAll() {
        Party party = Party.open(client, "{\"rounds\":2}", 2);
        party.start(0);
        party.playRound(1);
        party.next(1);
        party.playRound(2);
        party.finish(2);
        assertThat(sockets).isEmpty();
        assertThat(party.view(party.playerTokens.get(0)).text("/phase")).isEqualTo("finished");
    }

    @Test
    void versionsStrictlyIncreaseOnEverySocketOverAWholeGame() {
        Party party = Party.open(client, "{\"rounds\":2}", 3);
        List<EventClient> all = new ArrayList<>(List.of(open(party, party.hostToken), open(party, party.hostToken)));
        party.playerTokens.forEach(token -> all.add(open(party, token)));
        party.start(0);
        party.playRound(1);
        party.start(0);
        party.next(1);
        party.next(1);
        party.playRound(2);
        party.finish(2);
        long last = party.finish(2).version();
        for (EventClient socket : all) {
            List<Long> versions = socket.hints().stream()
                    .map(hint -> hint.at("/version").asLong())
                    .toList();
            assertThat(new ArrayList<>(new TreeSet<>(versions))).isEqualTo(versions);
            assertThat(versions.getLast()).isEqualTo(last);
            assertThat(Collections.frequency(socket.types(), "phase.game_over")).isOne();
            assertThat(Collections.frequency(socket.types(), "phase.lie_started"))
                    .isEqualTo(2);
        }
    }

    private EventClient open(Party party, String token) {
        EventClient socket = EventClient.open(party, token);
        sockets.add(socket);
        return socket;
    }

    /** Its answer has no version. */
    private void seat(Party party, int player, int generation) {
        party.seat(player, generation);
        long version = party.view().version();
        sockets.forEach(socket -> socket.hearUntil(version));
    }

    private void remove(Party party, String player) {
        Exchange removed = client.delete(party.path("/players/" + player), party.hostToken);
        assertThat(removed.status()).isEqualTo(204);
        long version = party.view().version();
        sockets.forEach(socket -> socket.hearUntil(version));
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
