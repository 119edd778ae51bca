package party.weirsoe.game;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The catalogue of refusals is complete, and no code of the rules is dead. */
class RefusalTest {
    private static final List<String> CONFLICTS = List.of(
            "start_not_enough_players",
            "start_round_invalid_phase",
            "start_guess_invalid_phase",
            "reveal_invalid_phase",
            "scoreboard_invalid_phase",
            "next_round_invalid_phase",
            "finish_game_invalid_phase",
            "rematch_invalid_phase",
            "stale_transition",
            "round_mismatch",
            "round_limit_reached",
            "lie_phase_closed",
            "guess_phase_closed",
            "lie_already_submitted",
            "guess_already_submitted",
            "too_close_to_truth",
            "lie_tries_spent",
            "own_lie",
            "not_in_this_round",
            "player_left",
            "seat_mismatch",
            "seat_limit_reached",
            "nickname_taken",
            "lobby_full",
            "session_finished");

    /** What the session answers before the rules are asked. */
    private static final Set<Refusal> NOT_OF_THE_RULES =
            EnumSet.of(Refusal.UNAUTHORIZED, Refusal.PLAYER_KICKED, Refusal.IDEMPOTENCY_KEY_REUSED);

    @Test
    void everyConflictOfTheProtocolIsARefusal() {
        assertThat(Arrays.stream(Refusal.values()).map(Refusal::code)).containsAll(CONFLICTS);
    }

    @Test
    void theRulesGiveEveryRefusalOfTheirsAndNoOther() {
        Set<Refusal> given = EnumSet.noneOf(Refusal.class);
        for (int seed = 0; seed < 200; seed++) {
            SessionSettings settings = Sample.settings(1 + seed % 4, 30, seed % 2 == 0 ? null : 30, 2 + seed % 7);
            for (RandomParty.Turn turn : RandomParty.seeded(seed, settings, 150).turns()) {
                collect(turn.decision(), given);
            }
        }
        collect(Play.open("Ada").start(), given);
        GameCommand packIsGone = new GameCommand.StartRounds(0, null, Sample.seed(1), Sample.NOON);
        collect(Play.open("Ada", "Bo").tell(packIsGone), given);
        Play lostAndLost = Play.open("Ada");
        for (int renewals = 0; renewals <= GameLimits.SEAT_RENEWALS_MAX; renewals++) {
            collect(lostAndLost.renewSeat("Ada", renewals), given);
        }
        collect(GameRules.decide(new Game.Vacant(), new GameCommand.DeleteSession()), given);
        assertThat(given).containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.copyOf(NOT_OF_THE_RULES)));
    }

    private static void collect(Decision decision, Set<Refusal> given) {
        if (decision instanceof Decision.Refused refused) {
            given.add(refused.refusal());
        }
    }
}
