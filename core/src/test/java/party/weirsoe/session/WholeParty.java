package party.weirsoe.session;

import java.util.ArrayList;
import java.util.List;
import party.weirsoe.game.Decision;
import party.weirsoe.game.Game;
import party.weirsoe.game.GameCommand;
import party.weirsoe.game.GameEvent;
import party.weirsoe.game.GameRules;
import party.weirsoe.game.LieChoice;
import party.weirsoe.game.Nickname;
import party.weirsoe.game.OptionId;
import party.weirsoe.game.PlayerId;
import party.weirsoe.game.RoundSeed;
import party.weirsoe.pack.Pack;

/** A party of eight that plays seven rounds to the end, without an actor: its rows, and its states between them. */
final class WholeParty {
    static final int PLAYERS = 8;
    static final int ROUNDS = 7;
    /** The opening, the joins, the start; of each round lies, guesses, the scoreboard, and the host's exit. */
    static final int COMMANDS = 1 + PLAYERS + 1 + ROUNDS * (2 * PLAYERS + 2);

    private static final Pack PACK = SessionRig.pack(30);
    private static final RoundSeed SEED = new RoundSeed("0123456789abcdef".repeat(2));

    private final List<SessionRow> rows = new ArrayList<>();
    private final List<SessionState> states = new ArrayList<>();
    private SessionState state = SessionState.INITIAL;

    private WholeParty() {}

    static WholeParty play() {
        WholeParty party = new WholeParty();
        party.tell(new GameCommand.OpenSession(SessionRig.settings(ROUNDS), "en"));
        for (int p = 1; p <= PLAYERS; p++) {
            party.tell(new GameCommand.Join(new Nickname("Player " + p)));
        }
        party.tell(new GameCommand.StartRounds(0, PACK.deck(false), SEED, SessionRig.START));
        for (int round = 1; round <= ROUNDS; round++) {
            party.playRound(round);
        }
        return party;
    }

    private void playRound(int round) {
        for (int p = 1; p <= PLAYERS; p++) {
            LieChoice lie = new LieChoice.Typed("a plausible lie number " + p);
            tell(new GameCommand.SubmitLie(new PlayerId(p), round, lie, 0, SessionRig.START));
        }
        for (int p = 1; p <= PLAYERS; p++) {
            tell(new GameCommand.SubmitGuess(new PlayerId(p), round, notOwn(new PlayerId(p))));
        }
        tell(new GameCommand.ShowScoreboard(round));
        tell(
                round == ROUNDS
                        ? new GameCommand.Finish(round)
                        : new GameCommand.NextRound(round, SEED, SessionRig.START));
    }

    private OptionId notOwn(PlayerId player) {
        return ((Game.GuessPhase) state.game())
                .ballot().options().stream()
                        .filter(option -> !option.authors().contains(player))
                        .findFirst()
                        .orElseThrow()
                        .id();
    }

    private void tell(GameCommand command) {
        Decision.Accepted accepted = (Decision.Accepted) GameRules.decide(state.game(), command);
        SessionRow row = accepted.events().getFirst() instanceof GameEvent.SessionOpened opened
                ? new SessionRow.Opened(SessionRig.EPOCH, opened, null)
                : new SessionRow.Step(accepted.events(), accepted.receipt(), null);
        state = state.after(row);
        rows.add(row);
        states.add(state);
    }

    List<SessionRow> rows() {
        return rows;
    }

    /** As of right after that row. */
    SessionState state(int version) {
        return states.get(version - 1);
    }
}
