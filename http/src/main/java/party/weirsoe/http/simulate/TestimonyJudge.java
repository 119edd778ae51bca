package party.weirsoe.http.simulate;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import party.weirsoe.game.HostMove;
import party.weirsoe.game.Phase;
import party.weirsoe.game.Refusal;

/** Judges what the commands of one party were answered by nothing but these answers and what was seen afterwards. */
final class TestimonyJudge {
    private final Testimony testimony;
    private final Timeline timeline;
    private final Verdicts verdicts;
    private final Map<String, String> first = new HashMap<>();
    private final Set<String> freshNames = new HashSet<>();
    private final Map<Long, String> freshVersions = new HashMap<>();

    TestimonyJudge(Testimony testimony, Timeline timeline, Verdicts verdicts) {
        this.testimony = testimony;
        this.timeline = timeline;
        this.verdicts = verdicts;
    }

    void judge(PartyHistory history) {
        for (Operation operation : history.operations()) {
            for (Operation.Attempt attempt : operation.attempts()) {
                Answer answer = attempt.answer();
                if (answer != null && answer.isDone()) {
                    done(operation.deed().name(), answer);
                } else if (answer != null && !answer.isUnavailable()) {
                    refused(operation.deed(), attempt, answer);
                }
            }
        }
        if (testimony.isComplete()) {
            everyVersionWasGiven();
        }
        history.readings().forEach(this::ownIsShown);
    }

    private void done(String name, Answer answer) {
        String bytes = first.putIfAbsent(name, answer.canonical());
        if (bytes != null && !bytes.equals(answer.canonical())) {
            verdicts.tell(
                    Violation.Rule.DUPLICATES_GET_THE_FIRST_BYTES,
                    name + " was answered " + bytes + " and then " + answer.canonical());
        }
        if (answer.replayed()) {
            return;
        }
        long version = answer.stamp().version();
        String other = freshVersions.putIfAbsent(version, name);
        if (!freshNames.add(name) || other != null) {
            verdicts.tell(
                    Violation.Rule.NOTHING_IS_APPLIED_TWICE,
                    name + " was answered as new, with version " + version
                            + (other == null ? ", and had been before" : ", as was " + other));
        }
    }

    private void everyVersionWasGiven() {
        for (long version = 1; version <= testimony.last(); version++) {
            if (testimony.causes(version).isEmpty()) {
                verdicts.tell(
                        Violation.Rule.NOTHING_IS_MADE_UP,
                        "version " + version + " came about, and no command was answered with it");
            }
        }
    }

    /** What a player was told is in, is shown to them from then on, for as long as the round lasts. */
    private void ownIsShown(PartyHistory.Reading reading) {
        PartyHistory.Seen seen = reading.seen();
        if (seen == null || seen.viewer().equals("host")) {
            return;
        }
        String phase = seen.stamp().phase();
        boolean inRound = !phase.equals("lobby") && !phase.equals("finished");
        if (inRound) {
            isShown("lie", seen.lied(), reading, seen);
            isShown("guess", seen.guessed(), reading, seen);
        }
    }

    private void isShown(String what, boolean shown, PartyHistory.Reading reading, PartyHistory.Seen seen) {
        String name = what + " " + seen.stamp().round() + " of " + seen.viewer();
        long version = testimony.versionOf(name);
        if (!shown && version > 0 && version <= reading.version()) {
            verdicts.tell(
                    Violation.Rule.NOTHING_IS_LOST,
                    name + " was acknowledged with version " + version + " and is not in the view of version "
                            + reading.version());
        }
        if (shown && (version == 0 || version > reading.version()) && testimony.isComplete()) {
            verdicts.tell(
                    Violation.Rule.NOTHING_IS_MADE_UP,
                    name + " is in the view of version " + reading.version() + " and was not given by then");
        }
    }

    private void refused(Deed deed, Operation.Attempt attempt, Answer answer) {
        long to = Math.min(timeline.reachableUntil(attempt.endedAt()), testimony.last());
        for (long version = timeline.reachedBefore(attempt.sentAt()); version <= to; version++) {
            Stamp stamp = testimony.stamp(version);
            if (version > 0 && (stamp == null || refusals(deed, version, stamp).contains(answer.code()))) {
                return;
            }
        }
        verdicts.tell(
                Violation.Rule.REFUSALS_ARE_RIGHT,
                deed + " was refused with " + answer.status() + " " + answer.code() + ", which was wrong all the time");
    }

    /** What that command may be refused with there, for all that a client can know. */
    private List<String> refusals(Deed deed, long version, Stamp stamp) {
        long applied = testimony.versionOf(deed.name());
        boolean isDuplicate = applied > 0 && applied <= version;
        return switch (deed) {
            case Deed.Open open -> List.of();
            case Deed.Join join -> List.of();
            case Deed.Lie lie -> {
                Refusal late = refusal(lie.round(), stamp, Phase.LIE, Refusal.LIE_PHASE_CLOSED);
                // Another text of the same player came first.
                yield isDuplicate
                        ? List.of(Refusal.LIE_ALREADY_SUBMITTED.code())
                        : List.of((late == null ? Refusal.TOO_CLOSE_TO_TRUTH : late).code());
            }
            case Deed.Guess guess -> {
                Refusal late = refusal(guess.round(), stamp, Phase.GUESS, Refusal.GUESS_PHASE_CLOSED);
                yield isDuplicate
                        ? List.of(Refusal.GUESS_ALREADY_SUBMITTED.code())
                        : late == null ? List.of() : List.of(late.code());
            }
            case Deed.Move move -> isDuplicate ? List.of() : moveRefusals(move, stamp);
        };
    }

    private static List<String> moveRefusals(Deed.Move move, Stamp stamp) {
        HostMove what = move.move();
        boolean isExit = what != HostMove.GUESS_START && what != HostMove.REVEAL && what != HostMove.SCOREBOARD;
        Refusal late = isExit && move.round() < stamp.round() ? Refusal.STALE_TRANSITION : what.invalidPhase();
        Refusal refusal = refusal(move.round(), stamp, what.leaves(), late);
        boolean isLast = what == HostMove.ROUNDS_NEXT && stamp.round() >= stamp.totalRounds();
        return refusal != null
                ? List.of(refusal.code())
                : isLast ? List.of(Refusal.ROUND_LIMIT_REACHED.code()) : List.of();
    }

    /** Null where the round and the phase are those in which it is taken. */
    private static @Nullable Refusal refusal(int round, Stamp stamp, Phase phase, Refusal otherwise) {
        if (round > stamp.round()) {
            return Refusal.ROUND_MISMATCH;
        }
        return round == stamp.round() && stamp.phase().equals(phase.word()) ? null : otherwise;
    }
}
