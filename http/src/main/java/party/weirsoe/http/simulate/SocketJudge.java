package party.weirsoe.http.simulate;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Judges one connection of the event socket: what it is told are news, in order, true, and each phase once. */
final class SocketJudge {
    private static final Set<String> GREETINGS = Set.of("hello", "bye");

    private final Course course;
    private final Verdicts verdicts;

    SocketJudge(Course course, Verdicts verdicts) {
        this.course = course;
        this.verdicts = verdicts;
    }

    void judge(List<SocketMessage> messages) {
        long seen = 0;
        Set<String> phases = new HashSet<>();
        if (!messages.isEmpty() && !GREETINGS.contains(messages.getFirst().type())) {
            tell("a connection begins with " + messages.getFirst().type());
        }
        for (SocketMessage message : messages) {
            if (message.version() > course.last()) {
                tell(message.type() + " has version " + message.version() + ", and the newest is " + course.last());
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
        Stamp stamp = hint.version() < 1 || hint.version() > course.last() ? null : course.stamp(hint.version());
        if (stamp == null) {
            return;
        }
        if (!stamp.phase().equals(hint.phase()) || stamp.round() != hint.round()) {
            tell(hint.type() + " of version " + hint.version() + " tells of " + hint.phase() + " " + hint.round()
                    + ", which was not the phase");
        }
        Stamp before = hint.version() == 1 ? null : course.stamp(hint.version() - 1);
        boolean moved = before != null
                && !stamp.phase().equals(before.phase())
                && !stamp.phase().equals("lobby");
        if (before != null && moved != hint.announcesPhase()) {
            tell("version " + hint.version() + " was announced as " + hint.type());
        }
    }

    private void tell(String what) {
        verdicts.tell(Violation.Rule.HINTS_ARE_NEWS, what);
    }
}
