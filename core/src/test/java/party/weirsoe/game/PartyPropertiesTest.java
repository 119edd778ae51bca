package party.weirsoe.game;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import party.weirsoe.game.RandomParty.Turn;

/** Promises that hold whatever anybody sends. That no party throws is part of each. */
class PartyPropertiesTest {
    private static final int TRIES = 150;
    private static final int MOVES = 120;
    private static final Map<Phase, Set<Phase>> NEXT = Map.of(
            Phase.LOBBY, Set.of(Phase.LIE),
            Phase.LIE, Set.of(Phase.GUESS),
            Phase.GUESS, Set.of(Phase.REVEAL),
            Phase.REVEAL, Set.of(Phase.SCOREBOARD),
            Phase.SCOREBOARD, Set.of(Phase.LIE, Phase.FINISHED),
            Phase.FINISHED, Set.of(Phase.LOBBY));

    @Provide
    Arbitrary<RandomParty> parties() {
        return GameArbitraries.parties(MOVES);
    }

    @Provide
    Arbitrary<RandomParty> crowds() {
        return GameArbitraries.crowds(220);
    }

    @Property(tries = TRIES)
    void theEventsFromTheStartMakeTheLiveState(@ForAll("parties") RandomParty party) {
        assertThat(GameRules.evolve(new Game.Vacant(), party.events())).isEqualTo(party.game());
    }

    @Property(tries = TRIES)
    void whatIsNotAcceptedChangesNothingAndWhatIsHasAnEvent(@ForAll("parties") RandomParty party) {
        for (Turn turn : party.turns()) {
            if (turn.decision() instanceof Decision.Accepted) {
                assertThat(turn.events()).isNotEmpty();
                assertThat(turn.after()).isNotEqualTo(turn.before());
            } else {
                assertThat(turn.after()).isSameAs(turn.before());
            }
        }
    }

    @Property(tries = TRIES)
    void theSameCommandOnTheSameStateIsDecidedTheSame(@ForAll("parties") RandomParty party) {
        for (Turn turn : party.turns()) {
            assertThat(GameRules.decide(turn.before(), turn.command())).isEqualTo(turn.decision());
        }
    }

    @Property(tries = TRIES)
    void phasesFollowInTheContractsOrderOneAtATimeEachWithItsReceipt(@ForAll("parties") RandomParty party) {
        for (Turn turn : party.turns()) {
            if (!(turn.before() instanceof Game.Live before) || !(turn.after() instanceof Game.Live after)) {
                continue;
            }
            Receipt receipt = turn.decision() instanceof Decision.Accepted accepted ? accepted.receipt() : null;
            if (before.phase() == after.phase()) {
                assertThat(receipt).isNull();
                continue;
            }
            assertThat(NEXT.get(before.phase())).contains(after.phase());
            assertThat(receipt).isNotNull();
            if (receipt != null) {
                assertThat(receipt.move().leaves()).isEqualTo(before.phase());
                assertThat(receipt.move().reaches()).isEqualTo(after.phase());
                assertThat(receipt.fromRound()).isEqualTo(before.party().round());
                assertThat(receipt.toRound()).isEqualTo(after.party().round());
            }
        }
    }

    @Property(tries = TRIES)
    void roundsNeverDecreaseAndRiseByOneWhenARoundStartsOnly(@ForAll("parties") RandomParty party) {
        for (Turn turn : party.turns()) {
            if (turn.before() instanceof Game.Live before && turn.after() instanceof Game.Live after) {
                boolean starts = after.phase() == Phase.LIE && before.phase() != Phase.LIE;
                assertThat(after.party().round()).isEqualTo(before.party().round() + (starts ? 1 : 0));
                boolean rematch = before.phase() == Phase.FINISHED && after.phase() == Phase.LOBBY;
                assertThat(after.party().game()).isEqualTo(before.party().game() + (rematch ? 1 : 0));
                assertThat(after.party().round())
                        .isLessThanOrEqualTo(after.party().totalRounds());
            }
        }
    }

    @Property(tries = TRIES)
    void everyBoundOfTheGameHolds(@ForAll("parties") RandomParty party) {
        for (Turn turn : party.turns()) {
            if (turn.after() instanceof Game.Live live) {
                Party after = live.party();
                assertThat(after.roster().joins()).isLessThanOrEqualTo(GameLimits.JOINS_MAX);
                assertThat(after.roster().seated())
                        .isLessThanOrEqualTo(after.settings().maxPlayers());
                assertThat(after.roster().generations()).hasSizeLessThanOrEqualTo(GameLimits.JOINS_MAX);
                assertThat(after.roster().generations().values())
                        .allMatch(generation -> 0 < generation && generation <= GameLimits.SEAT_RENEWALS_MAX);
                assertThat(after.roster().players()).hasSizeLessThanOrEqualTo(GameLimits.JOINS_MAX);
                assertThat(after.upcoming())
                        .hasSizeLessThanOrEqualTo(after.settings().rounds());
                assertThat(after.drawn()).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(Sample.QUESTIONS);
                assertThat(after.totalRounds()).isLessThanOrEqualTo(GameLimits.SESSION_ROUNDS_MAX);
            }
            if (turn.after() instanceof Game.InRound round) {
                assertThat(round.lies())
                        .allMatch(lie ->
                                PlainText.fits(lie.text(), GameLimits.LIE_CHARACTERS_MAX, GameLimits.LIE_BYTES_MAX));
                assertThat(round.lies()).extracting(Lie::author).doesNotHaveDuplicates();
                assertThat(round.round().config().multiplier()).isBetween(1, GameLimits.MULTIPLIER_MAX);
            }
            if (turn.after() instanceof Game.WithBallot ballot) {
                assertThat(ballot.guesses()).extracting(Guess::player).doesNotHaveDuplicates();
            }
        }
    }

    @Property(tries = TRIES)
    void aSeatsGenerationRisesByOneWhenItIsRenewedAndNeverChangesOtherwise(@ForAll("parties") RandomParty party) {
        for (Turn turn : party.turns()) {
            if (turn.before() instanceof Game.Live before && turn.after() instanceof Game.Live after) {
                for (int number = 1; number <= after.party().roster().joins(); number++) {
                    PlayerId id = new PlayerId(number);
                    boolean renewed = turn.events().stream()
                            .anyMatch(event -> event instanceof GameEvent.SeatRenewed seat
                                    && seat.player().equals(id));
                    assertThat(after.party().roster().generation(id))
                            .isEqualTo(before.party().roster().generation(id) + (renewed ? 1 : 0));
                }
            }
        }
    }

    @Property(tries = TRIES)
    void whoLeftKeepsNicknameAndScoreUntilTheRematch(@ForAll("parties") RandomParty party) {
        for (Turn turn : party.turns()) {
            if (turn.before() instanceof Game.Live before
                    && turn.after() instanceof Game.Live after
                    && before.phase() != Phase.LOBBY
                    && after.phase() != Phase.LOBBY) {
                List<Player> players = after.party().roster().players();
                for (Player was : before.party().roster().players()) {
                    Player is = after.party().roster().find(was.id());
                    assertThat(is).as("a player of a running game").isNotNull();
                    if (is != null) {
                        assertThat(is.nickname()).isEqualTo(was.nickname());
                        assertThat(is.score()).isGreaterThanOrEqualTo(was.score());
                        assertThat(was.status() == Player.Status.LEFT && is.status() != Player.Status.LEFT)
                                .isFalse();
                    }
                }
                assertThat(players)
                        .hasSizeGreaterThanOrEqualTo(
                                before.party().roster().players().size());
            }
        }
    }

    @Property(tries = TRIES)
    void leaderboardsHoldEverybodyByRankThenByJoining(@ForAll("parties") RandomParty party) {
        for (Turn turn : party.turns()) {
            if (!(turn.decision() instanceof Decision.Accepted accepted)
                    || accepted.receipt() == null
                    || accepted.receipt().leaderboard() == null
                    || !(turn.after() instanceof Game.Live live)) {
                continue;
            }
            List<Standing> rows = new ArrayList<>(accepted.receipt().leaderboard());
            assertThat(rows)
                    .extracting(Standing::player)
                    .containsExactlyInAnyOrderElementsOf(live.party().roster().players().stream()
                            .map(Player::id)
                            .toList());
            for (Standing row : rows) {
                long better = rows.stream().filter(r -> r.score() > row.score()).count();
                assertThat(row.rank()).isEqualTo((int) better + 1);
            }
            for (int i = 1; i < rows.size(); i++) {
                Standing above = rows.get(i - 1);
                Standing row = rows.get(i);
                assertThat(above.rank() < row.rank()
                                || (above.rank() == row.rank() && above.player().compareTo(row.player()) < 0))
                        .isTrue();
            }
        }
    }

    @Property(tries = 60)
    void inACrowdNobodyLooksLikeAnotherAndAtMostSixtyFourEverJoin(@ForAll("crowds") RandomParty party) {
        for (Turn turn : party.turns()) {
            if (turn.command() instanceof GameCommand.Join && turn.after() instanceof Game.Live live) {
                Roster roster = live.party().roster();
                assertThat(roster.joins()).isLessThanOrEqualTo(GameLimits.JOINS_MAX);
                assertThat(roster.seated())
                        .isLessThanOrEqualTo(live.party().settings().maxPlayers());
                assertThat(roster.players())
                        .extracting(p -> p.nickname().text().toLowerCase(java.util.Locale.ROOT))
                        .doesNotHaveDuplicates();
                assertThat(roster.players()).isSortedAccordingTo(java.util.Comparator.comparing(Player::id));
            }
        }
    }

    @Test
    void randomCrowdsUseUpAllTheJoins() {
        Random random = new Random(1);
        List<Move> moves = new ArrayList<>();
        for (int i = 0; i < 220; i++) {
            Move.Kind kind = i % 5 < 3 ? Move.Kind.JOIN : Move.Kind.LEAVE;
            moves.add(new Move(kind, random.nextInt(1000), 0, random.nextInt(1000)));
        }
        RandomParty party = RandomParty.play(Sample.settings(), moves);
        assertThat(((Game.Live) party.game()).party().roster().joins()).isEqualTo(GameLimits.JOINS_MAX);
    }

    @Test
    void randomPartiesReachEveryPhaseLaterRoundsAndRematches() {
        Set<Phase> phases = new HashSet<>();
        int rounds = 0;
        int games = 0;
        for (int seed = 0; seed < 60; seed++) {
            for (Turn turn : RandomParty.seeded(seed, Sample.settings(3), MOVES).turns()) {
                if (turn.after() instanceof Game.Live live) {
                    phases.add(live.phase());
                    rounds = Math.max(rounds, live.party().round());
                    games = Math.max(games, live.party().game());
                }
            }
        }
        assertThat(phases).containsExactlyInAnyOrder(Phase.values());
        assertThat(rounds).isGreaterThanOrEqualTo(6);
        assertThat(games).isGreaterThanOrEqualTo(3);
    }
}
