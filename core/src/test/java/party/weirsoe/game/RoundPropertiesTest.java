package party.weirsoe.game;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import party.weirsoe.game.RandomParty.Turn;

/** Promises of a single round: its lies, its ballot, its points and how its phases end. */
class RoundPropertiesTest {
    private static final int TRIES = 150;

    @Provide
    Arbitrary<RandomParty> parties() {
        return GameArbitraries.parties(120);
    }

    @Property(tries = TRIES)
    void nobodysLieIsTheTruthOrNearIt(@ForAll("parties") RandomParty party) {
        for (Turn turn : party.turns()) {
            if (turn.after() instanceof Game.LiePhase lie) {
                Question question = lie.round().question();
                TextKey truth = TextKey.of(question.answer(), "en");
                assertThat(lie.lies())
                        .extracting(l -> TextKey.of(l.text(), "en"))
                        .allMatch(key -> !key.isEmpty() && !key.isCloseTo(truth))
                        .doesNotContain(TextKey.of(question.alternateSpellings().getFirst(), "en"));
            }
        }
    }

    @Property(tries = TRIES)
    void everyBallotHasOneTruthDifferentIdsAndKeysAndEveryLieOnce(@ForAll("parties") RandomParty party) {
        for (Turn turn : party.turns()) {
            if (!(turn.before() instanceof Game.LiePhase) || !(turn.after() instanceof Game.GuessPhase guess)) {
                continue;
            }
            List<BallotOption> options = guess.ballot().options();
            assertThat(options).filteredOn(BallotOption::truth).hasSize(1).allMatch(o -> o.authors()
                    .isEmpty());
            assertThat(options).extracting(BallotOption::id).doesNotHaveDuplicates();
            assertThat(options).extracting(o -> TextKey.of(o.text(), "en")).doesNotHaveDuplicates();
            assertThat(options).extracting(BallotOption::text).doesNotHaveDuplicates();
            assertThat(options.stream().flatMap(o -> o.authors().stream()))
                    .containsExactlyInAnyOrderElementsOf(
                            guess.lies().stream().map(Lie::author).toList());
            long active = guess.party().roster().active().count();
            long lies = options.stream().filter(o -> !o.authors().isEmpty()).count();
            long decoys = options.stream()
                    .filter(o -> o.house() && o.authors().isEmpty())
                    .count();
            long wanted = Math.max(GameLimits.BALLOT_OPTIONS_MIN, active + 1);
            assertThat(decoys).isEqualTo(Math.max(0, Math.min(wanted - 1 - lies, unusedDecoys(guess))));
        }
    }

    private static long unusedDecoys(Game.GuessPhase guess) {
        List<TextKey> lies =
                guess.lies().stream().map(l -> TextKey.of(l.text(), "en")).toList();
        return guess.round().question().decoys().stream()
                .filter(decoy -> !lies.contains(TextKey.of(decoy, "en")))
                .count();
    }

    @Property(tries = TRIES)
    void aRoundsAwardsAreTheSumOfWhatItsGuessesAreWorth(@ForAll("parties") RandomParty party) {
        for (Turn turn : party.turns()) {
            if (turn.before() instanceof Game.GuessPhase before && turn.after() instanceof Game.RevealPhase reveal) {
                int worth = reveal.guesses().stream()
                        .mapToInt(guess -> worth(reveal, guess))
                        .sum();
                assertThat(reveal.awards().stream().mapToInt(Award::points).sum())
                        .isEqualTo(worth);
                assertThat(scores(reveal.party()) - scores(before.party())).isEqualTo(worth);
                assertThat(reveal.awards()).allMatch(a -> a.points() > 0);
            }
        }
    }

    /** What the rules' table says of one guess. */
    private static int worth(Game.RevealPhase reveal, Guess guess) {
        int times = reveal.round().config().multiplier();
        BallotOption option = option(reveal, guess.option());
        if (option.truth()) {
            return 1000 * times;
        }
        return option.authors().stream()
                .mapToInt(author -> {
                    Lie lie = reveal.lieOf(author);
                    return lie == null ? 0 : lie.house() ? 250 * times : 500 * times;
                })
                .sum();
    }

    private static BallotOption option(Game.RevealPhase reveal, OptionId id) {
        BallotOption option = reveal.ballot().find(id);
        if (option == null) {
            throw new AssertionError("a guess of nothing: " + id);
        }
        return option;
    }

    private static int scores(Party party) {
        return party.roster().players().stream().mapToInt(Player::score).sum();
    }

    @Property(tries = TRIES)
    void nobodyIsPaidForTheirOwnGuessOfTheirOwnLie(@ForAll("parties") RandomParty party) {
        for (Turn turn : party.turns()) {
            if (turn.after() instanceof Game.WithBallot ballot) {
                for (Guess guess : ballot.guesses()) {
                    BallotOption own = ballot.ballot().writtenBy(guess.player());
                    assertThat(own == null || !own.id().equals(guess.option())).isTrue();
                }
            }
        }
    }

    @Property(tries = TRIES)
    void aPhaseWithSomebodyActiveIsOverExactlyWhenAllOfThemHaveActed(@ForAll("parties") RandomParty party) {
        for (Turn turn : party.turns()) {
            if (turn.events().isEmpty()) {
                continue;
            }
            // A submission or a departure that leaves nobody to wait for ends the phase; else only the clock or the
            // host.
            boolean byItself = turn.command() instanceof GameCommand.SubmitLie
                    || turn.command() instanceof GameCommand.SubmitGuess
                    || turn.command() instanceof GameCommand.Depart;
            if (turn.before() instanceof Game.LiePhase) {
                if (turn.after() instanceof Game.LiePhase lie) {
                    assertThat(complete(lie.party(), lie.lies(), Lie::author)).isFalse();
                } else if (turn.after() instanceof Game.GuessPhase guess && byItself) {
                    assertThat(complete(guess.party(), guess.lies(), Lie::author))
                            .isTrue();
                }
            }
            if (turn.before() instanceof Game.GuessPhase) {
                if (turn.after() instanceof Game.GuessPhase guess) {
                    assertThat(complete(guess.party(), guess.guesses(), Guess::player))
                            .isFalse();
                } else if (turn.after() instanceof Game.RevealPhase reveal && byItself) {
                    assertThat(complete(reveal.party(), reveal.guesses(), Guess::player))
                            .isTrue();
                }
            }
        }
    }

    private static <T> boolean complete(Party party, List<T> submissions, Function<T, PlayerId> by) {
        List<PlayerId> active = party.roster().active().map(Player::id).toList();
        return !active.isEmpty() && submissions.stream().map(by).toList().containsAll(active);
    }
}
