package party.weirsoe.game;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeckTest {
    private static final Deck DECK = Sample.deck();

    @Test
    void aGameHasThatManyDifferentQuestionsAndAFinalOneLast() {
        for (int seed = 0; seed < 100; seed++) {
            int rounds = 1 + seed % 20;
            List<Question> game = DECK.draw(rounds, List.of(), Sample.seed(seed));
            assertThat(game).hasSize(rounds).doesNotHaveDuplicates();
            assertThat(game.getLast().finale()).isTrue();
            assertThat(game.subList(0, rounds - 1)).noneMatch(Question::finale);
        }
    }

    @Test
    void finalQuestionsOpenNoRoundWhileOthersAreLeftAndThenDo() {
        List<Question> all = DECK.draw(24, List.of(), Sample.seed(1));
        assertThat(all.subList(0, 20)).noneMatch(Question::finale);
        assertThat(all.subList(20, 24)).allMatch(Question::finale);
    }

    @Test
    void nothingIsDrawnAgainWhileOthersAreLeft() {
        for (int seed = 0; seed < 50; seed++) {
            List<String> drawn = new ArrayList<>();
            for (int game = 0; game < 5; game++) {
                DECK.draw(5, drawn, Sample.seed(seed * 10L + game)).forEach(q -> drawn.add(q.id()));
            }
            assertThat(drawn).hasSize(25).doesNotHaveDuplicates();
        }
    }

    @Test
    void aFreshQuestionGoesBeforeAFinalOneThatWasAlreadyDrawn() {
        List<String> drawn =
                ids(DECK.questions().stream().filter(Question::finale).toList());
        assertThat(DECK.draw(7, drawn, Sample.seed(3))).noneMatch(Question::finale);
    }

    @Test
    void whatIsLeftIsAskedBeforeAnythingIsAskedAgain() {
        List<String> left = List.of("sample/q0", "sample/q1");
        List<String> drawn =
                ids(DECK.questions()).stream().filter(id -> !left.contains(id)).toList();
        assertThat(ids(DECK.draw(5, drawn, Sample.seed(1)).subList(0, 2))).containsExactlyInAnyOrderElementsOf(left);
    }

    @Test
    void onceEverythingWasDrawnTheLastRoundIsForAFinalQuestionAgain() {
        for (int seed = 0; seed < 50; seed++) {
            List<Question> game = DECK.draw(7, ids(DECK.questions()), Sample.seed(seed));
            assertThat(game).hasSize(7).doesNotHaveDuplicates();
            assertThat(game.getLast().finale()).isTrue();
            assertThat(game.subList(0, 6)).noneMatch(Question::finale);
        }
    }

    @Test
    void aPackThatShrankStillFillsTheGame() {
        Deck two = new Deck(Sample.ENGLISH, List.of(Sample.question(0), Sample.question(1)));
        assertThat(two.draw(5, List.of(), Sample.seed(1))).hasSize(5);
        Deck one = new Deck(Sample.ENGLISH, List.of(Sample.question(0)));
        assertThat(one.draw(3, List.of("sample/q0"), Sample.seed(1))).hasSize(3);
    }

    @Test
    void theSameSeedDrawsTheSameQuestionsAndAnotherSeedOthers() {
        assertThat(DECK.draw(7, List.of(), Sample.seed(1))).isEqualTo(DECK.draw(7, List.of(), Sample.seed(1)));
        Set<Object> games = new HashSet<>();
        IntStream.range(0, 50).forEach(seed -> games.add(DECK.draw(7, List.of(), Sample.seed(seed))));
        assertThat(games).hasSize(50);
    }

    @Test
    void aQuestionThatWasNeverAskedBecauseTheGameWasFinishedEarlyIsStillLeft() {
        Play play = Play.open(Sample.settings(5), Sample.deck(), "Ada", "Bo");
        List<String> asked = new ArrayList<>();
        for (int game = 0; game < Sample.QUESTIONS - 1; game++) {
            play.start();
            asked.add(((Game.InRound) play.game()).round().question().id());
            play.toScoreboard();
            play.finish();
            play.rematch();
        }
        // The last fresh final question is kept for a last round, which never comes.
        assertThat(asked).hasSize(Sample.QUESTIONS - 1).doesNotHaveDuplicates();
    }

    private static List<String> ids(List<Question> questions) {
        return questions.stream().map(Question::id).toList();
    }
}
