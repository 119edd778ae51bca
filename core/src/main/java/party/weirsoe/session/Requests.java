package party.weirsoe.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import party.weirsoe.game.Departure;
import party.weirsoe.game.Game;
import party.weirsoe.game.GameCommand;
import party.weirsoe.game.HostMove;
import party.weirsoe.game.Party;
import party.weirsoe.game.PlayerId;
import party.weirsoe.game.SessionSettings;
import party.weirsoe.pack.Pack;
import party.weirsoe.view.Viewer;

/** What a request means to the ledger and to the rules. */
final class Requests {
    private Requests() {}

    /** Null for the host. */
    static @Nullable PlayerId player(Viewer viewer) {
        return viewer instanceof Viewer.OfPlayer player ? player.id() : null;
    }

    static Ledger.Finding findDuplicate(Ledger ledger, Game.Live game, Identity who, SessionRequest request) {
        return switch (request) {
            case SessionRequest.StartRounds r -> findExit(ledger, game, HostMove.ROUNDS_START, r.fromRound());
            case SessionRequest.NextRound r -> findExit(ledger, game, HostMove.ROUNDS_NEXT, r.fromRound());
            case SessionRequest.Finish r -> findExit(ledger, game, HostMove.FINISH, r.fromRound());
            case SessionRequest.Rematch r -> ledger.findMove(HostMove.REMATCH, r.fromRound());
            case SessionRequest.StartGuess r -> ledger.findMove(HostMove.GUESS_START, r.round());
            case SessionRequest.Reveal r -> ledger.findMove(HostMove.REVEAL, r.round());
            case SessionRequest.ShowScoreboard r -> ledger.findMove(HostMove.SCOREBOARD, r.round());
            case SessionRequest.SubmitLie r -> ledger.findLie(r.round(), author(who), r.choice());
            case SessionRequest.SubmitGuess r -> ledger.findGuess(r.round(), author(who), r.option());
            case SessionRequest.RenewSeat r ->
                ledger.findSeat(
                        r.player(), r.generation(), game.party().roster().generation(r.player()));
            // Known by the rules: that player has gone.
            case SessionRequest.RemovePlayer r -> new Ledger.Finding.Unknown();
            case SessionRequest.Delete r -> new Ledger.Finding.Unknown();
        };
    }

    static GameCommand toCommand(
            SessionRequest request, Viewer viewer, Party party, int triesSpent, SessionShell shell, Instant now) {
        return switch (request) {
            case SessionRequest.RemovePlayer r ->
                new GameCommand.Depart(r.player(), player(viewer) == null ? Departure.KICKED : Departure.LEFT, now);
            case SessionRequest.RenewSeat r -> new GameCommand.RenewSeat(r.player(), r.generation());
            case SessionRequest.StartRounds r -> {
                SessionSettings settings = party.settings();
                Pack pack = shell.packs().find(settings.pack());
                yield new GameCommand.StartRounds(
                        r.fromRound(),
                        pack == null ? null : pack.deck(settings.familyFriendly()),
                        shell.seeds().get(),
                        now);
            }
            case SessionRequest.SubmitLie r ->
                new GameCommand.SubmitLie(author(viewer), r.round(), r.choice(), triesSpent, now);
            case SessionRequest.StartGuess r -> new GameCommand.StartGuess(r.round(), now);
            case SessionRequest.SubmitGuess r -> new GameCommand.SubmitGuess(author(viewer), r.round(), r.option());
            case SessionRequest.Reveal r -> new GameCommand.Reveal(r.round());
            case SessionRequest.ShowScoreboard r -> new GameCommand.ShowScoreboard(r.round());
            case SessionRequest.NextRound r ->
                new GameCommand.NextRound(r.fromRound(), shell.seeds().get(), now);
            case SessionRequest.Finish r -> new GameCommand.Finish(r.fromRound());
            case SessionRequest.Rematch r -> new GameCommand.Rematch(r.fromRound());
            case SessionRequest.Delete r -> new GameCommand.DeleteSession();
        };
    }

    private static Ledger.Finding findExit(Ledger ledger, Game.Live game, HostMove move, @Nullable Integer fromRound) {
        return fromRound == null ? ledger.findUnnamedExit(move, game) : ledger.findMove(move, fromRound);
    }

    private static PlayerId author(Identity who) {
        return author(who.viewer());
    }

    /** The edge lets only players through to what players do. */
    private static PlayerId author(Viewer viewer) {
        PlayerId player = player(viewer);
        if (player == null) {
            throw new IllegalArgumentException("the host neither lies nor guesses");
        }
        return player;
    }
}
