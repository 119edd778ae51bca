package party.weirsoe.http.simulate;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import party.weirsoe.game.Game;

/** Judges one connection of the event socket: what it is told are news, in order, true, and each phase once. */
final class SocketJudge {
    private static final Set<String> GREETINGS = Set.of("hello", "bye");

    private final Model model;
    private final Verdicts verdicts;

    SocketJudge(Model model, Verdicts verdicts) {
        this.model = model;
        this.verdicts = verdicts;
    }

    void judge(List<SocketMessage> messages) {
        long seen = 0;
        Set<String> phases = new HashSet<>();
        if (!messages.isEmpty() && !GREETINGS.contains(messages.getFirst().type())) {
            tell("a connection begins with " + messages.getFirst().type());
        }
        for (SocketMessage message : messages) {
            if (message.version() > model.last()) {
                tell(message.type() + " has version " + message.version() + ", and the journal only " + model.last());
            }
            if (message.isHint()) {
                if (message.version() <= seen) {
                    tell(message.type() + " of version " + message.version() + " came after version " + seen);
                }
                if (message.announcesPhase() && !phases.add(message.type() + " " + message.round())) {
                    tell(message.type() + " of round " + message.round() + " came twice");
                }
                mustBeTrue(message);
            }
            seen = Math.max(seen, message.version());
        }
    }

    private void mustBeTrue(SocketMessage hint) {
        if (hint.version() < 1 || hint.version() > model.last()) {
            return;
        }
        boolean right = model.state(hint.version()) instanceof Game.Live live
                && live.phase().word().equals(hint.phase())
                && live.party().round() == hint.round();
        if (!right) {
            tell(hint.type() + " of version " + hint.version() + " tells of " + hint.phase() + " " + hint.round()
                    + ", which was not the phase");
        }
        boolean moved =
                model.row(hint.version()).receipt() != null && !hint.phase().equals("lobby");
        if (moved != hint.announcesPhase()) {
            tell("version " + hint.version() + " was announced as " + hint.type());
        }
    }

    private void tell(String what) {
        verdicts.tell(Violation.Rule.HINTS_ARE_NEWS, what);
    }
}
