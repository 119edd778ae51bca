package party.weirsoe.sim;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;
import party.weirsoe.game.GameEvent;
import party.weirsoe.game.GameLimits;
import party.weirsoe.game.HostMove;
import party.weirsoe.game.LieChoice;
import party.weirsoe.game.Receipt;
import party.weirsoe.game.Refusal;
import party.weirsoe.session.Reply;

/** Judges what commands were answered against the rows, the times, and each other. */
final class AnswerJudge {
    private final Witness witness;
    private final Chronicle chronicle;
    private final Refusals refusals;
    private final Verdicts verdicts;
    private final Map<String, ByteString> first = new HashMap<>();
    private final Set<String> fresh = new HashSet<>();
    private final Map<String, Integer> tooClose = new HashMap<>();

    AnswerJudge(Witness witness, Chronicle chronicle, Verdicts verdicts) {
        this.witness = witness;
        this.chronicle = chronicle;
        this.refusals = new Refusals(chronicle, witness);
        this.verdicts = verdicts;
    }

    void judge() {
        for (Operation operation : witness.operations()) {
            for (Operation.Delivery delivery : operation.deliveries()) {
                if (Operation.isAccepted(delivery.reply())) {
                    accepted(operation, delivery);
                } else if (delivery.reply() instanceof Reply.Refused refused) {
                    refused(operation, delivery, refused);
                }
            }
        }
        everyRowWasGiven();
    }

    private void accepted(Operation operation, Operation.Delivery delivery) {
        Deed deed = operation.deed();
        String name = deed.name();
        long version = chronicle.versionOf(name);
        long committed = chronicle.committedBy(delivery.answeredAt());
        if (version == 0 || version > committed || !refusals.isWhatTheRowSays(deed)) {
            verdicts.tell(
                    Rule.NOTHING_IS_LOST, operation + " was acknowledged and is not in the journal as it was given");
            return;
        }
        ByteString body = Objects.requireNonNullElse(Bodies.of(delivery.reply()), ByteString.emptyByteString());
        ByteString earlier = first.putIfAbsent(name, body);
        if (earlier != null && !earlier.equals(body)) {
            verdicts.tell(
                    Rule.DUPLICATES_GET_THE_FIRST_BYTES,
                    name + " was answered " + earlier.utf8String() + " and then " + body.utf8String());
        }
        if (earlier == null && !tellsOfItsRow(deed, body, version)) {
            verdicts.tell(
                    Rule.DUPLICATES_GET_THE_FIRST_BYTES,
                    name + " is row " + version + ", which its answer does not tell: " + body.utf8String());
        }
        if (!Operation.isReplayed(delivery.reply())
                && (!fresh.add(name) || !chronicle.cause(version).equals(name))) {
            verdicts.tell(
                    Rule.NOTHING_IS_APPLIED_TWICE,
                    name + " was answered as new, and row " + version + " was there already");
        }
        Leaks.inAnswer(body, chronicle.table(version), verdicts);
    }

    private boolean tellsOfItsRow(Deed deed, ByteString body, long version) {
        if (deed instanceof Deed.Depart || deed instanceof Deed.Delete) {
            return body.isEmpty();
        }
        JsonNode json = Bodies.parse(body);
        if (deed instanceof Deed.Renew renew) {
            return json.at("/player/id").asText().equals(renew.player().toString())
                    && !json.path("player_token").asText().isEmpty();
        }
        Table table = chronicle.table(version);
        JsonNode session = json.path("session");
        boolean stamp = session.path("version").asLong() == version
                && session.path("code").asText().equals(witness.code().value())
                && session.path("epoch").asText().equals(witness.epoch().value())
                && session.path("phase")
                        .asText()
                        .equals(Objects.requireNonNull(table.phase).word())
                && session.path("game").asInt() == table.game
                && session.path("round").asInt() == table.round
                && session.path("total_rounds").asInt() == table.totalRounds();
        return stamp
                && switch (deed) {
                    case Deed.Open open -> !json.path("host_token").asText().isEmpty();
                    case Deed.Join join ->
                        json.at("/player/nickname").asText().equals(join.nickname())
                                && !json.path("player_token").asText().isEmpty();
                    case Deed.Lie lie ->
                        row(version).content().events().getFirst() instanceof GameEvent.LieSubmitted taken
                                && json.path("round").asInt() == lie.round()
                                && json.at("/lie/text").asText().equals(taken.text())
                                && json.at("/lie/house").asBoolean() == taken.house();
                    case Deed.Guess guess ->
                        json.path("round").asInt() == guess.round()
                                && json.at("/guess/option_id")
                                        .asText()
                                        .equals(guess.option().value());
                    case Deed.Move move -> tellsOfItsMove(move, json, table, version);
                    default -> true;
                };
    }

    private boolean tellsOfItsMove(Deed.Move move, JsonNode json, Table table, long version) {
        Receipt receipt = row(version).content().receipt();
        JsonNode transition = json.path("transition");
        boolean named = receipt != null
                && transition.path("command").asText().equals(move.move().word())
                && transition
                        .path("from_phase")
                        .asText()
                        .equals(move.move().leaves().word())
                && transition
                        .path("to_phase")
                        .asText()
                        .equals(move.move().reaches().word())
                && transition.path("from_round").asInt() == move.round()
                && transition.path("to_round").asInt() == table.round;
        boolean right =
                switch (move.move()) {
                    case ROUNDS_START, ROUNDS_NEXT ->
                        table.question != null
                                && table.config != null
                                && json.at("/round/number").asInt() == table.round
                                && json.at("/round/question/id").asText().equals(table.question.id())
                                && json.at("/round/config/multiplier").asInt() == table.config.multiplier()
                                && ViewJudge.isInstant(json.at("/round/lie_deadline_at"), table.deadline);
                    case GUESS_START -> ViewJudge.isInstant(json.path("guess_deadline_at"), table.deadline);
                    case SCOREBOARD, FINISH ->
                        ViewJudge.isLeaderboard(json.path("leaderboard"), table, move.move() == HostMove.SCOREBOARD);
                    case REVEAL, REMATCH -> true;
                };
        return named && right;
    }

    private Witness.Row row(long version) {
        return Objects.requireNonNull(witness.row(version));
    }

    private void refused(Operation operation, Operation.Delivery delivery, Reply.Refused refused) {
        String code = refused.refusal().code();
        long from = chronicle.oldest(delivery);
        long to = chronicle.committedBy(delivery.answeredAt());
        if (code.equals("too_close_to_truth")) {
            countTry((Deed.Lie) operation.deed());
        }
        @Nullable String right = null;
        for (long version = from; version <= to; version++) {
            right = refusals.of(operation, version);
            if (right.equals(code) || (code.equals("lie_tries_spent") && mayBeSpent(operation.deed(), right))) {
                return;
            }
        }
        verdicts.tell(
                Rule.REFUSALS_ARE_RIGHT,
                operation + " was refused with " + refused + ", which is wrong in the versions " + from + " to " + to
                        + ", where it should be '" + right + "'");
    }

    /** Five times in a round, and as often again for each time that the session was started; then the other refusal. */
    private void countTry(Deed.Lie lie) {
        String who = lie.player() + " in " + lie.round();
        int told = tooClose.merge(who, 1, Integer::sum);
        if (told > GameLimits.LIE_TRIES_MAX * witness.readings()) {
            verdicts.tell(Rule.REFUSALS_ARE_RIGHT, who + " was told " + told + " times that a lie was too close");
        }
    }

    /** Whoever has spent all tries can give no text at all. */
    private boolean mayBeSpent(Deed deed, String otherwise) {
        return deed instanceof Deed.Lie lie
                && lie.choice() instanceof LieChoice.Typed
                && (otherwise.equals(Refusals.NONE) || otherwise.equals("too_close_to_truth"))
                && (!witness.plan().isCalm() || triesOf(lie) >= GameLimits.LIE_TRIES_MAX);
    }

    private long triesOf(Deed.Lie lie) {
        return witness.operations().stream()
                .filter(operation -> operation.deed() instanceof Deed.Lie other
                        && other.player().equals(lie.player())
                        && other.round() == lie.round())
                .flatMap(operation -> operation.deliveries().stream())
                .filter(delivery -> delivery.reply() instanceof Reply.Refused refused
                        && refused.refusal() == Refusal.TOO_CLOSE_TO_TRUTH)
                .count();
    }

    private void everyRowWasGiven() {
        Set<String> possible = new HashSet<>();
        for (Operation operation : witness.operations()) {
            boolean may = operation.deliveries().isEmpty()
                    || operation.deliveries().stream()
                            .anyMatch(delivery -> Operation.isAccepted(delivery.reply())
                                    || delivery.reply() instanceof Reply.OutcomeUnknown);
            if (may && refusals.isWhatTheRowSays(operation.deed())) {
                possible.add(operation.deed().name());
            }
        }
        for (long version = 1; version <= chronicle.last(); version++) {
            String cause = chronicle.cause(version);
            Table before = chronicle.table(version - 1);
            boolean byTheClock = before.isOverdue(witness.time(row(version).decidedAt()))
                    && (cause.startsWith(HostMove.GUESS_START.word()) || cause.startsWith(HostMove.REVEAL.word()));
            if (!possible.contains(cause) && !byTheClock) {
                verdicts.tell(
                        Rule.NOTHING_IS_MADE_UP,
                        "row " + version + " (" + cause + ") was never given, or whoever gave it was told it was not"
                                + " applied");
            }
        }
    }
}
