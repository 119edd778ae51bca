package party.weirsoe.game;

import static org.assertj.core.api.Assertions.assertThat;
import static party.weirsoe.game.Outcome.assertAccepted;
import static party.weirsoe.game.Outcome.assertRefused;
import static party.weirsoe.game.Outcome.receiptOf;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The tables of the host's moves, row by row, in round 2 of 3. A receipt already recorded is the ledger's to find. */
class HostRulesTest {
    /** For each exit and phase: what an exit named by the session's own round, or by none, comes to. */
    @ParameterizedTest
    @CsvSource({
        "ROUNDS_START, LOBBY, ",
        "ROUNDS_START, LIE, start_round_invalid_phase",
        "ROUNDS_START, GUESS, start_round_invalid_phase",
        "ROUNDS_START, REVEAL, start_round_invalid_phase",
        "ROUNDS_START, SCOREBOARD, start_round_invalid_phase",
        "ROUNDS_START, FINISHED, start_round_invalid_phase",
        "ROUNDS_NEXT, LOBBY, next_round_invalid_phase",
        "ROUNDS_NEXT, LIE, next_round_invalid_phase",
        "ROUNDS_NEXT, GUESS, next_round_invalid_phase",
        "ROUNDS_NEXT, REVEAL, next_round_invalid_phase",
        "ROUNDS_NEXT, SCOREBOARD, ",
        "ROUNDS_NEXT, FINISHED, next_round_invalid_phase",
        "FINISH, LOBBY, finish_game_invalid_phase",
        "FINISH, LIE, finish_game_invalid_phase",
        "FINISH, GUESS, finish_game_invalid_phase",
        "FINISH, REVEAL, finish_game_invalid_phase",
        "FINISH, SCOREBOARD, ",
        "FINISH, FINISHED, finish_game_invalid_phase",
        "REMATCH, LOBBY, rematch_invalid_phase",
        "REMATCH, LIE, rematch_invalid_phase",
        "REMATCH, GUESS, rematch_invalid_phase",
        "REMATCH, REVEAL, rematch_invalid_phase",
        "REMATCH, SCOREBOARD, rematch_invalid_phase",
        "REMATCH, FINISHED, ",
    })
    void anExitNamedByItsRoundIsAppliedWhereItLeavesAndRefusedByItsOwnCodeElsewhere(
            HostMove move, Phase phase, @Nullable String code) {
        for (Integer from : move == HostMove.REMATCH ? List.of(2) : java.util.Arrays.asList(2, null)) {
            Play play = Play.at(phase, 2);
            Game before = play.game();
            Decision decision = exit(play, move, from);
            if (code == null) {
                assertThat(receiptOf(decision).move()).isEqualTo(move);
                assertThat(receiptOf(decision).fromRound()).isEqualTo(2);
                assertThat(play.live().phase()).isEqualTo(move.reaches());
            } else {
                assertThat(decision).isInstanceOfSatisfying(Decision.Refused.class, refused -> assertThat(
                                refused.refusal().code())
                        .isEqualTo(code));
                assertThat(play.game()).isEqualTo(before);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void anExitFromAnEarlierRoundIsStaleAndFromALaterOneAMismatchInEveryPhase(Phase phase) {
        Play play = Play.at(phase, 2);
        for (HostMove move : List.of(HostMove.ROUNDS_START, HostMove.ROUNDS_NEXT, HostMove.FINISH, HostMove.REMATCH)) {
            assertRefused(exit(play, move, 0), Refusal.STALE_TRANSITION);
            assertRefused(exit(play, move, 1), Refusal.STALE_TRANSITION);
            assertRefused(exit(play, move, 3), Refusal.ROUND_MISMATCH);
            assertRefused(exit(play, move, Integer.MAX_VALUE), Refusal.ROUND_MISMATCH);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GUESS_START, LIE, start_guess_invalid_phase",
        "REVEAL, GUESS, reveal_invalid_phase",
        "SCOREBOARD, REVEAL, scoreboard_invalid_phase",
    })
    void aMoveWithinTheRoundIsAppliedInItsPhaseOfItsRoundOnly(HostMove move, Phase leaves, String code) {
        for (Phase phase : Phase.values()) {
            Play play = Play.at(phase, 2);
            Game before = play.game();
            assertRefused(within(play, move, 3), Refusal.ROUND_MISMATCH);
            assertRefused(within(play, move, 1), Refusal.valueOf(code.toUpperCase(java.util.Locale.ROOT)));
            if (phase == leaves) {
                assertThat(receiptOf(within(play, move, 2)).move()).isEqualTo(move);
                assertThat(play.live().phase()).isEqualTo(move.reaches());
            } else {
                assertRefused(within(play, move, 2), Refusal.valueOf(code.toUpperCase(java.util.Locale.ROOT)));
                assertThat(play.game()).isEqualTo(before);
            }
        }
    }

    @Test
    void aGameStartsWithTwoActivePlayersAndLaterRoundsHaveNoMinimum() {
        Play play = Play.open("Ada");
        assertRefused(play.start(), Refusal.START_NOT_ENOUGH_PLAYERS);
        assertRefused(play.start(1), Refusal.ROUND_MISMATCH);
        play.join("Bo");
        assertAccepted(play.start());
        play.toScoreboard();
        play.leave("Ada");
        play.leave("Bo");
        assertAccepted(play.next());
    }

    @Test
    void aSessionWhosePackIsGoneCannotStart() {
        Play play = Play.open("Ada", "Bo");
        for (Deck deck : java.util.Arrays.asList(null, new Deck("en", List.of()))) {
            assertRefused(
                    play.tell(new GameCommand.StartRounds(0, deck, Sample.seed(1), play.now())),
                    Refusal.PACK_NOT_FOUND);
        }
    }

    @Test
    void aRoundStartsWithItsBootstrapWhichIsTheReceiptToo() {
        Play play = Play.open("Ada", "Bo");
        Decision.Accepted accepted = assertAccepted(play.start());
        assertThat(accepted.events())
                .hasExactlyElementsOfTypes(GameEvent.GameStarted.class, GameEvent.RoundStarted.class);
        Game.LiePhase lie = (Game.LiePhase) play.game();
        Question question = lie.round().question();
        assertThat(receiptOf(accepted))
                .isEqualTo(new Receipt(
                        HostMove.ROUNDS_START,
                        0,
                        1,
                        new RoundBootstrap(
                                1,
                                new RoundConfig(1, 60, 45, 1000, 500, 250),
                                new RoundQuestion(question.id(), question.category(), question.prompt()),
                                Sample.NOON.plusSeconds(60)),
                        null,
                        null));
        assertThat(lie.deadlineAt()).isEqualTo(Sample.NOON.plusSeconds(60));
    }

    @Test
    void theNextRoundHasTheNextQuestionAndAdmitsWhoWaited() {
        Play play = Play.at(Phase.SCOREBOARD, 1);
        assertThat(play.player("Dan").status()).isEqualTo(Player.Status.WAITING);
        Question next = play.party().upcoming().getFirst();
        Decision decision = play.next();
        assertThat(assertAccepted(decision).events()).hasExactlyElementsOfTypes(GameEvent.RoundStarted.class);
        assertThat(receiptOf(decision).toRound()).isEqualTo(2);
        assertThat(((Game.LiePhase) play.game()).round().question()).isEqualTo(next);
        assertThat(((Game.LiePhase) play.game()).lies()).isEmpty();
        assertThat(play.player("Dan").status()).isEqualTo(Player.Status.ACTIVE);
        assertThat(play.player("Cleo").status()).isEqualTo(Player.Status.LEFT);
    }

    @Test
    void afterTheLastRoundThereIsNoNextNamedOrNot() {
        Play play = Play.at(Phase.SCOREBOARD, 3);
        assertRefused(play.next(3), Refusal.ROUND_LIMIT_REACHED);
        assertRefused(play.next(null), Refusal.ROUND_LIMIT_REACHED);
        assertRefused(play.next(2), Refusal.STALE_TRANSITION);
        assertRefused(play.next(4), Refusal.ROUND_MISMATCH);
        assertAccepted(play.finish());
    }

    @Test
    void theLastRoundIsOverBeforeItsLimitIsSpokenOf() {
        assertRefused(Play.at(Phase.REVEAL, 3).next(3), Refusal.NEXT_ROUND_INVALID_PHASE);
        assertRefused(Play.at(Phase.FINISHED, 3).next(3), Refusal.NEXT_ROUND_INVALID_PHASE);
    }

    @Test
    void theScoreboardRecordsItsLeaderboardWithDeltaAndTheFinishTheFinalOne() {
        Play play = Play.at(Phase.GUESS, 2);
        play.guess("Bo", play.truth().text());
        play.reveal();
        List<Standing> shown = List.of(
                standing(1, play.player("Bo"), 2000),
                standing(2, play.player("Ada"), 0),
                standing(2, play.player("Cleo"), 0),
                standing(2, play.player("Dan"), 0));
        assertThat(receiptOf(play.scoreboard())).isEqualTo(Receipt.ranked(HostMove.SCOREBOARD, 2, shown));
        assertThat(((Game.ScoreboardPhase) play.game()).leaderboard()).isEqualTo(shown);
        List<Standing> last = shown.stream()
                .map(s -> new Standing(s.rank(), s.player(), s.nickname(), s.score(), 0))
                .toList();
        assertThat(receiptOf(play.finish())).isEqualTo(Receipt.ranked(HostMove.FINISH, 2, last));
        assertThat(((Game.Finished) play.game()).leaderboard()).isEqualTo(last);
    }

    @Test
    void untimedPhasesHaveNoDeadline() {
        Play play = Play.open(Sample.settings(2, null, null, 4), Sample.deck(), "Ada", "Bo");
        Receipt started = receiptOf(play.start());
        assertThat(started.bootstrap()).isNotNull();
        assertThat(play.live().deadlineAt()).isNull();
        assertThat(receiptOf(play.startGuess()).guessDeadlineAt()).isNull();
        assertThat(play.live().deadlineAt()).isNull();
    }

    private static Standing standing(int rank, Player player, int delta) {
        return new Standing(rank, player.id(), player.nickname(), player.score(), delta);
    }

    private static Decision exit(Play play, HostMove move, @Nullable Integer from) {
        return switch (move) {
            case ROUNDS_START -> play.start(from);
            case ROUNDS_NEXT -> play.next(from);
            case FINISH -> play.finish(from);
            case REMATCH -> play.tell(new GameCommand.Rematch(from == null ? 0 : from));
            case GUESS_START, REVEAL, SCOREBOARD -> throw new IllegalArgumentException(move + " is no exit");
        };
    }

    private static Decision within(Play play, HostMove move, int round) {
        return switch (move) {
            case GUESS_START -> play.startGuess(round);
            case REVEAL -> play.reveal(round);
            case SCOREBOARD -> play.scoreboard(round);
            case ROUNDS_START, ROUNDS_NEXT, FINISH, REMATCH -> throw new IllegalArgumentException(move + " is an exit");
        };
    }
}
