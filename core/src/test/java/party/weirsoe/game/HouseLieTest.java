package party.weirsoe.game;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HouseLieTest {
    private static final List<String> DECOYS = List.of("goat", "walrus", "beaver", "otter", "lobster");

    @Test
    void theHouseDrawsAnUnusedDecoyThatIsNobodysLie() {
        for (int seed = 0; seed < 50; seed++) {
            List<Lie> lies = new ArrayList<>(List.of(lie(1, "The Goat", false), lie(2, "something", false)));
            Set<String> drawn = new HashSet<>();
            for (int player = 3; player <= 6; player++) {
                String text = Ballot.houseLie(round(seed), lies, "en");
                lies.add(lie(player, text, true));
                drawn.add(text);
            }
            assertThat(drawn).containsExactlyInAnyOrder("walrus", "beaver", "otter", "lobster");
        }
    }

    @Test
    void whenNoneIsLeftItSharesTheLeastUsedOne() {
        List<Lie> lies = new ArrayList<>();
        for (int player = 1; player <= 16; player++) {
            lies.add(lie(player, Ballot.houseLie(round(1), lies, "en"), true));
            for (String decoy : DECOYS) {
                long uses = lies.stream().filter(l -> l.text().equals(decoy)).count();
                assertThat(uses).isBetween((player - 0L) / 5, (player + 4L) / 5);
            }
        }
    }

    @Test
    void theHouseNeverWritesTheTruth() {
        Question faulty = Sample.question("q", "penguin", List.of(), List.of("A Penguin", "goat", "owl"), false);
        for (int seed = 0; seed < 50; seed++) {
            Round round = new Round(1, RoundConfig.of(Sample.settings(), 1), faulty, Sample.seed(seed));
            assertThat(Ballot.houseLie(round, List.of(), "en")).isIn("goat", "owl");
        }
    }

    @Test
    void typedLiesCountAsUses() {
        List<Lie> lies = new ArrayList<>();
        DECOYS.forEach(decoy -> lies.add(lie(lies.size() + 1, decoy.toUpperCase(java.util.Locale.ROOT), false)));
        lies.removeLast();
        lies.add(lie(6, "lobster", true));
        lies.add(lie(7, "a goat", false));
        lies.add(lie(8, "walrus", false));
        lies.add(lie(9, "beaver", false));
        lies.add(lie(10, "lobster", false));
        assertThat(Ballot.houseLie(round(1), lies, "en")).isEqualTo("otter");
    }

    @Test
    void playersGetDifferentDecoysAndRoundsDifferToo() {
        Set<String> first = new HashSet<>();
        for (int seed = 0; seed < 50; seed++) {
            first.add(Ballot.houseLie(round(seed), List.of(), "en"));
        }
        assertThat(first).containsExactlyInAnyOrderElementsOf(DECOYS);
    }

    @Test
    void aHouseLieIsSubmittedAsOneAndKeepsItsTextOnTheBallot() {
        Play play =
                Play.open(Sample.settings(), Sample.deckOf("penguin", List.of(), "goat", "owl"), "Ada", "Bo", "Cleo");
        play.start();
        play.house("Ada");
        play.house("Bo");
        play.house("Cleo");
        Game.GuessPhase guess = (Game.GuessPhase) play.game();
        assertThat(guess.lies()).allMatch(Lie::house).hasSize(3);
        assertThat(guess.ballot().options())
                .as("two decoys for three: one has two authors")
                .hasSize(3)
                .filteredOn(o -> o.house() && !o.authors().isEmpty())
                .extracting(o -> o.authors().size())
                .containsExactlyInAnyOrder(1, 2);
    }

    private static Round round(int seed) {
        return new Round(
                1,
                RoundConfig.of(Sample.settings(), 1),
                Sample.question("q", "penguin", List.of(), DECOYS, false),
                Sample.seed(seed));
    }

    private static Lie lie(int player, String text, boolean house) {
        return new Lie(new PlayerId(player), text, house);
    }
}
