package party.weirsoe.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import party.weirsoe.game.BallotOption;
import party.weirsoe.game.Game;
import party.weirsoe.game.LieChoice;
import party.weirsoe.game.Phase;
import party.weirsoe.game.PlayerId;
import party.weirsoe.game.Question;
import party.weirsoe.pack.Pack;

/**
 * A pack of canaries: every text of it is a word that stands nowhere else. Before the reveal no byte that anybody gets
 * (view, reply, hint) has one that it must not have.
 */
class SecrecyTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PLAYERS = 3;
    private static final int ROUNDS = 3;

    private final SessionRig rig = new SessionRig(canaries());
    private int checked;

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void beforeTheRevealNobodyGetsAByteOfTheTruthTheHouseTheAuthorsOrTheNextQuestion() {
        rig.open(ROUNDS);
        for (String name : List.of("Ada", "Bo", "Cy")) {
            rig.join(name);
        }
        sent("", rig.host(new SessionRequest.StartRounds(0)));
        for (int round = 1; round <= ROUNDS; round++) {
            playRound(round);
            if (round < ROUNDS) {
                sent("", rig.host(new SessionRequest.NextRound(round)));
            }
        }
        assertThat(checked).isGreaterThan(100);
    }

    @Test
    void afterTheRevealTheTruthIsThere() {
        rig.playing(1, 2);
        rig.host(new SessionRequest.StartGuess(1));
        rig.host(new SessionRequest.Reveal(1));
        Question question = question();
        assertThat(SessionRig.json(rig.view(SessionRig.player(1))))
                .contains(question.answer(), question.explanation(), question.source());
    }

    private void playRound(int round) {
        sent("", lie(1, round, SessionRig.lie(question().answer())));
        sent("", lie(1, round, SessionRig.lie(question().answer() + "!")));
        sent(typed(1), lie(1, round, SessionRig.lie(typed(1))));
        sent(typed(1), lie(1, round, SessionRig.lie(typed(1))));
        sent("", lie(1, round, SessionRig.lie("another")));
        Reply house = lie(2, round, new LieChoice.House());
        sent(((Game.LiePhase) rig.game()).lies().getLast().text(), house);
        sent(typed(3), lie(3, round, SessionRig.lie(typed(3))));
        assertThat(rig.game().phase()).isEqualTo(Phase.GUESS);

        for (int player = 1; player <= PLAYERS; player++) {
            Game.GuessPhase phase = (Game.GuessPhase) rig.game();
            for (BallotOption option : phase.ballot().options()) {
                if (option.authors().contains(new PlayerId(player))) {
                    sent("", guess(player, round, option));
                }
            }
            BallotOption truth = phase.ballot().options().stream()
                    .filter(BallotOption::truth)
                    .findFirst()
                    .orElseThrow();
            sent("", guess(player, round, truth));
        }
        assertThat(rig.game().phase()).isEqualTo(Phase.REVEAL);
        rig.host(new SessionRequest.ShowScoreboard(round));
        rig.hints();
    }

    /** @param own what the sender may read in the answer: their own lie */
    private void sent(String own, Reply reply) {
        if (!(rig.game() instanceof Game.LiePhase) && !(rig.game() instanceof Game.GuessPhase)) {
            return;
        }
        String text = reply instanceof Reply.Refused refused ? refused.toString() : SessionRig.json(reply);
        assertNothingIn(
                own.isEmpty() ? text : text.replace(own, ""), reply.getClass().getSimpleName());
        rig.hints().forEach(hint -> assertNothingIn(hint.toString(), "hint"));
        assertNothingIn(withoutOptionTexts(rig.view(SessionRig.HOST), null), "the host's view");
        for (int player = 1; player <= PLAYERS; player++) {
            Reply view = rig.view(SessionRig.player(player));
            assertNothingIn(withoutOptionTexts(view, player), "the view of " + player);
        }
    }

    private void assertNothingIn(String text, String what) {
        checked++;
        String lower = text.toLowerCase(Locale.ROOT);
        for (String secret : secrets()) {
            assertThat(lower).as(what + " in " + rig.game().phase()).doesNotContain(secret.toLowerCase(Locale.ROOT));
        }
    }

    /** All that the pack has but the question's prompt, and every lie. */
    private Set<String> secrets() {
        Set<String> secrets = new HashSet<>(List.of(typed(1), typed(3)));
        for (Question question : canaries().questions()) {
            secrets.add(question.answer());
            secrets.addAll(question.alternateSpellings());
            secrets.addAll(question.decoys());
            secrets.add(question.explanation());
            secrets.add(question.source());
            if (!question.id().equals(question().id())) {
                secrets.add(question.prompt());
                secrets.add("\"" + question.id() + "\"");
            }
        }
        return secrets;
    }

    /** The texts to guess from are there for everybody, and one's own lie for oneself; nothing else of them is. */
    private static String withoutOptionTexts(Reply reply, @Nullable Integer player) {
        try {
            JsonNode view = JSON.readTree(SessionRig.json(reply));
            for (JsonNode option : view.get("options")) {
                ((ObjectNode) option).remove("text");
            }
            if (player != null && view.get("my_lie") instanceof ObjectNode mine) {
                mine.remove("text");
            }
            return view.toString();
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private Question question() {
        return ((Game.InRound) rig.game()).round().question();
    }

    private Reply lie(int player, int round, LieChoice choice) {
        return rig.send(SessionRig.player(player), new SessionRequest.SubmitLie(round, choice));
    }

    private Reply guess(int player, int round, BallotOption option) {
        return rig.send(SessionRig.player(player), new SessionRequest.SubmitGuess(round, option.id()));
    }

    private static String typed(int player) {
        return "canarylie" + player;
    }

    private static Pack canaries() {
        List<Question> questions = new ArrayList<>();
        for (int n = 1; n <= 5; n++) {
            int number = n;
            questions.add(new Question(
                    "test/canary" + n,
                    "Birds",
                    "canaryprompt" + n + " <BLANK>",
                    "canarytruth" + n,
                    List.of("canaryspelling" + n),
                    IntStream.rangeClosed(1, 6)
                            .mapToObj(d -> "canarydecoy" + number + "x" + d)
                            .toList(),
                    "canaryexplanation" + n,
                    "https://canarysource" + n + ".example/",
                    true,
                    false));
        }
        return new Pack("test", "Canaries", "en", "CC0-1.0", List.of("us"), true, questions);
    }
}
