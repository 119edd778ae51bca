package party.weirsoe.session;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import party.weirsoe.game.Decision;
import party.weirsoe.game.Game;
import party.weirsoe.game.GameCommand;
import party.weirsoe.game.GameEvent;
import party.weirsoe.game.GameRules;
import party.weirsoe.game.Nickname;
import party.weirsoe.game.Phase;
import party.weirsoe.game.Refusal;
import party.weirsoe.game.RoundSeed;
import party.weirsoe.pack.Packs;

/** A session without its actor: the ledger, then the rules, then the row. For searches over very many states. */
record PureSession(SessionState state) {
    private static final SessionShell SHELL = new SessionShell(
            new Packs(List.of(SessionRig.pack(30))),
            SessionRig.TOKENS,
            new SessionRig.FakeJournal(),
            () -> SessionRig.START,
            System::nanoTime,
            () -> new RoundSeed("0".repeat(32)),
            SessionProbe.NONE,
            (code, message) -> {});

    /** What a request came to. */
    sealed interface Outcome {
        record Applied(PureSession after) implements Outcome {}

        record Replayed(Recorded recorded) implements Outcome {}

        record Refused(Refusal refusal) implements Outcome {}
    }

    /** A lobby of so many players. */
    static PureSession lobby(int rounds, int players) {
        GameCommand open = new GameCommand.OpenSession(SessionRig.settings(rounds), "en");
        Decision.Accepted opened = (Decision.Accepted) GameRules.decide(new Game.Vacant(), open);
        SessionState state = SessionState.INITIAL.after(new SessionRow.Opened(
                SessionRig.EPOCH, (GameEvent.SessionOpened) opened.events().getFirst(), null));
        for (int p = 1; p <= players; p++) {
            state = after(state, (Decision.Accepted)
                    GameRules.decide(state.game(), new GameCommand.Join(new Nickname("Player " + p))));
        }
        return new PureSession(state);
    }

    Outcome host(SessionRequest request) {
        Game.Live game = game();
        return switch (Requests.findDuplicate(state.ledger(), game, SessionRig.HOST, request)) {
            case Ledger.Finding.Replay replay -> new Outcome.Replayed(replay.recorded());
            case Ledger.Finding.Refuse refuse -> new Outcome.Refused(refuse.refusal());
            case Ledger.Finding.Unknown unknown -> {
                GameCommand command =
                        Requests.toCommand(request, SessionRig.HOST.viewer(), game.party(), 0, SHELL, SessionRig.START);
                yield switch (GameRules.decide(game, command)) {
                    case Decision.Accepted accepted -> new Outcome.Applied(new PureSession(after(state, accepted)));
                    case Decision.Refused refused -> new Outcome.Refused(refused.refusal());
                    case Decision.NothingToDo nothing -> throw new AssertionError(request.toString());
                };
            }
        };
    }

    /** The session after the host's next move within the round; null where the next move is an exit. */
    @Nullable PureSession played() {
        Map<Phase, SessionRequest> moves = Map.of(
                Phase.LIE, new SessionRequest.StartGuess(round()),
                Phase.GUESS, new SessionRequest.Reveal(round()),
                Phase.REVEAL, new SessionRequest.ShowScoreboard(round()));
        SessionRequest move = moves.get(phase());
        return move != null && host(move) instanceof Outcome.Applied applied ? applied.after() : null;
    }

    Game.Live game() {
        return (Game.Live) state.game();
    }

    Phase phase() {
        return game().phase();
    }

    int round() {
        return game().party().round();
    }

    private static SessionState after(SessionState state, Decision.Accepted accepted) {
        return state.after(new SessionRow.Step(accepted.events(), accepted.receipt(), null));
    }
}
