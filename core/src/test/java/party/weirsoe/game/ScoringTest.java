package party.weirsoe.game;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScoringTest {
    private static final PlayerId ADA = new PlayerId(1);
    private static final PlayerId BO = new PlayerId(2);
    private static final PlayerId CLEO = new PlayerId(3);
    private static final PlayerId DAN = new PlayerId(4);

    private static final BallotOption TRUTH = option("t", true, false);
    private static final BallotOption DECOY = option("d", false, true);

    @Test
    void everyoneWhoFoundTheTruthGetsAThousandTimesTheMultiplier() {
        assertThat(score(2, List.of(), List.of(TRUTH), guess(ADA, TRUTH), guess(BO, TRUTH)))
                .containsExactly(new Award(TRUTH.id(), ADA, 2000), new Award(TRUTH.id(), BO, 2000));
    }

    @Test
    void aTypedLieEarnsFiveHundredForEachBeliever() {
        BallotOption lie = option("l", false, false, ADA);
        assertThat(score(3, List.of(new Lie(ADA, "x", false)), List.of(TRUTH, lie), guess(BO, lie), guess(CLEO, lie)))
                .containsExactly(new Award(lie.id(), ADA, 3000));
    }

    @Test
    void aHouseLieEarnsTwoHundredAndFiftyForEachBeliever() {
        BallotOption lie = option("l", false, true, ADA);
        assertThat(score(1, List.of(new Lie(ADA, "x", true)), List.of(TRUTH, lie), guess(BO, lie)))
                .containsExactly(new Award(lie.id(), ADA, 250));
    }

    @Test
    void eachAuthorOfAMergedOptionIsPaidInFullByTheirOwnKind() {
        BallotOption lie = option("l", false, false, ADA, BO);
        assertThat(score(
                        2,
                        List.of(new Lie(ADA, "x", false), new Lie(BO, "X", true)),
                        List.of(TRUTH, lie),
                        guess(CLEO, lie),
                        guess(DAN, lie)))
                .containsExactly(new Award(lie.id(), ADA, 2000), new Award(lie.id(), BO, 1000));
    }

    @Test
    void aDecoyAnUnbelievedLieAndNoGuessEarnNothing() {
        BallotOption lie = option("l", false, false, ADA);
        assertThat(score(3, List.of(new Lie(ADA, "x", false)), List.of(TRUTH, lie, DECOY), guess(BO, DECOY)))
                .isEmpty();
        assertThat(score(3, List.of(new Lie(ADA, "x", false)), List.of(TRUTH, lie, DECOY)))
                .isEmpty();
    }

    @Test
    void aWholeRoundIsPaidAtItsRevealAndShownAsDelta() {
        Play play = Play.open("Ada", "Bo", "Cleo", "Dan");
        play.start();
        play.lie("Ada", "a lantern");
        play.lie("Bo", "Lantern!");
        play.house("Cleo");
        play.leave("Ada");
        play.lie("Dan", "an anvil");
        String cleos = optionOf(play, "Cleo").text();
        play.guess("Bo", cleos);
        play.guess("Cleo", "A LANTERN");
        assertThat(play.player("Ada").score()).as("before the reveal").isZero();
        play.guess("Dan", play.truth().text());
        assertThat(play.live().phase()).isEqualTo(Phase.REVEAL);
        assertThat(play.player("Ada").score()).as("who left still earns").isEqualTo(500);
        assertThat(play.player("Bo").score()).isEqualTo(500);
        assertThat(play.player("Cleo").score()).isEqualTo(250);
        assertThat(play.player("Dan").score()).isEqualTo(1000);
        play.scoreboard();
        assertThat(((Game.ScoreboardPhase) play.game()).leaderboard())
                .extracting(s -> s.rank() + " " + s.nickname() + " " + s.score() + " +" + s.delta())
                .containsExactly("1 Dan 1000 +1000", "2 Ada 500 +500", "2 Bo 500 +500", "4 Cleo 250 +250");
    }

    private static BallotOption optionOf(Play play, String nickname) {
        BallotOption option = play.withBallot().ballot().writtenBy(play.id(nickname));
        if (option == null) {
            throw new AssertionError(nickname + " wrote nothing");
        }
        return option;
    }

    private static List<Award> score(int multiplier, List<Lie> lies, List<BallotOption> options, Guess... guesses) {
        return Scoring.awards(
                new RoundConfig(multiplier, null, null, 1000, 500, 250), lies, new Ballot(options), List.of(guesses));
    }

    private static BallotOption option(String id, boolean truth, boolean house, PlayerId... authors) {
        return new BallotOption(new OptionId(id), id, truth, house, List.of(authors));
    }

    private static Guess guess(PlayerId player, BallotOption option) {
        return new Guess(player, option.id());
    }
}
