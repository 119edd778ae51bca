package party.weirsoe.http.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import party.weirsoe.game.Game;
import party.weirsoe.game.GameEvent;
import party.weirsoe.game.LieChoice;
import party.weirsoe.game.Standing;

/** Judges what the commands of one party were answered against the rows of its journal. */
final class CommandJudge {
    private final Model model;
    private final Timeline timeline;
    private final Staleness staleness;
    private final Verdicts verdicts;
    private final Map<String, String> first = new HashMap<>();
    private final Set<String> fresh = new HashSet<>();

    CommandJudge(Model model, Timeline timeline, Staleness staleness, Verdicts verdicts) {
        this.model = model;
        this.timeline = timeline;
        this.staleness = staleness;
        this.verdicts = verdicts;
    }

    void judge(List<Operation> operations) {
        for (Operation operation : operations) {
            for (Operation.Attempt attempt : operation.attempts()) {
                Answer answer = attempt.answer();
                if (answer == null) {
                    continue;
                }
                if (answer.isDone()) {
                    done(operation.deed(), answer);
                } else if (!answer.isUnavailable()) {
                    refused(operation.deed(), attempt, answer);
                }
            }
        }
        everyRowWasGiven(operations);
    }

    private void done(Deed deed, Answer answer) {
        String name = deed.name();
        long version = model.versionOf(name);
        if (version == 0 || !isWhatTheRowSays(deed, version)) {
            verdicts.tell(
                    Violation.Rule.NOTHING_IS_LOST,
                    name + " was acknowledged and is not in the journal as it was given: " + answer.body());
            return;
        }
        String bytes = first.putIfAbsent(name, answer.canonical());
        if (bytes != null && !bytes.equals(answer.canonical())) {
            verdicts.tell(
                    Violation.Rule.DUPLICATES_GET_THE_FIRST_BYTES,
                    name + " was answered " + bytes + " and then " + answer.canonical());
        }
        if (!tellsOfItsRow(deed, answer.json(), version)) {
            verdicts.tell(
                    Violation.Rule.DUPLICATES_GET_THE_FIRST_BYTES,
                    name + " is row " + version + ", which " + answer.body() + " does not tell");
        }
        if (!answer.replayed() && (!fresh.add(name) || !model.cause(version).equals(name))) {
            verdicts.tell(
                    Violation.Rule.NOTHING_IS_APPLIED_TWICE,
                    name + " was answered as new, and row " + version + " was there already");
        }
    }

    /** What was taken is what was meant, and not another value of the same player. */
    private boolean isWhatTheRowSays(Deed deed, long version) {
        GameEvent event = model.row(version).events().getFirst();
        return switch (deed) {
            case Deed.Lie lie ->
                event instanceof GameEvent.LieSubmitted taken
                        && switch (lie.choice()) {
                            case LieChoice.House house -> taken.house();
                            case LieChoice.Typed typed ->
                                !taken.house() && taken.text().equals(typed.text());
                        };
            case Deed.Guess guess ->
                event instanceof GameEvent.GuessSubmitted taken
                        && taken.option().equals(guess.option());
            case Deed.Open open -> true;
            case Deed.Join join -> true;
            case Deed.Move move -> true;
        };
    }

    private boolean tellsOfItsRow(Deed deed, JsonNode body, long version) {
        JsonNode session = body.path("session");
        boolean stamp = model.state(version) instanceof Game.Live live
                && session.path("version").asLong() == version
                && session.path("phase").asText().equals(live.phase().word())
                && session.path("round").asInt() == live.party().round()
                && session.path("game").asInt() == live.party().game();
        return stamp
                && switch (deed) {
                    case Deed.Open open -> !body.path("host_token").asText().isEmpty();
                    case Deed.Join join -> body.at("/player/nickname").asText().equals(join.nickname());
                    case Deed.Lie lie ->
                        model.row(version).events().getFirst() instanceof GameEvent.LieSubmitted taken
                                && body.at("/lie/text").asText().equals(taken.text());
                    case Deed.Guess guess ->
                        body.at("/guess/option_id")
                                .asText()
                                .equals(guess.option().value());
                    case Deed.Move move ->
                        body.at("/transition/command")
                                        .asText()
                                        .equals(move.move().word())
                                && tellsOfItsOutcome(body, version);
                };
    }

    private boolean tellsOfItsOutcome(JsonNode body, long version) {
        var receipt = model.row(version).receipt();
        if (receipt == null) {
            return false;
        }
        if (receipt.bootstrap() != null) {
            return body.at("/round/question/id")
                    .asText()
                    .equals(receipt.bootstrap().question().id());
        }
        if (receipt.leaderboard() == null) {
            return true;
        }
        JsonNode rows = body.path("leaderboard");
        boolean same = rows.size() == receipt.leaderboard().size();
        for (int i = 0; same && i < rows.size(); i++) {
            Standing standing = receipt.leaderboard().get(i);
            same = rows.get(i)
                            .path("player_id")
                            .asText()
                            .equals(standing.player().toString())
                    && rows.get(i).path("score").asInt() == standing.score();
        }
        return same;
    }

    private void refused(Deed deed, Operation.Attempt attempt, Answer answer) {
        long from =
                staleness.touches(attempt.sentAt(), attempt.endedAt()) ? 0 : timeline.reachedBefore(attempt.sentAt());
        long to = timeline.reachableUntil(attempt.endedAt());
        for (long version = from; version <= to; version++) {
            if (answer.code().equals(refusal(version, deed))) {
                return;
            }
        }
        verdicts.tell(
                Violation.Rule.REFUSALS_ARE_RIGHT,
                deed + " was refused with " + answer.status() + " " + answer.code()
                        + ", which is wrong in the versions " + from + " to " + to);
    }

    /** Empty where that state accepts or replays. */
    private String refusal(long version, Deed deed) {
        long recorded = model.versionOf(deed.name());
        if (recorded == 0 || version < recorded) {
            String refusal = model.refusal(version, deed);
            return refusal == null ? "" : refusal;
        }
        if (isWhatTheRowSays(deed, recorded)) {
            return "";
        }
        return deed instanceof Deed.Lie ? "lie_already_submitted" : "guess_already_submitted";
    }

    private void everyRowWasGiven(List<Operation> operations) {
        Set<String> possible = new HashSet<>();
        for (Operation operation : operations) {
            String name = operation.deed().name();
            long version = model.versionOf(name);
            boolean may = operation.attempts().stream().anyMatch(Operation.Attempt::mayHaveBeenApplied);
            if (may && version > 0 && isWhatTheRowSays(operation.deed(), version)) {
                possible.add(name);
            }
        }
        for (long version = 1; version <= model.last(); version++) {
            String cause = model.cause(version);
            if (!possible.contains(cause) && !model.mayBeByTheClock(version)) {
                verdicts.tell(
                        Violation.Rule.NOTHING_IS_MADE_UP,
                        "row " + version + " (" + cause + ") was never given, or all who gave it were told it was not"
                                + " applied");
            }
        }
    }
}
