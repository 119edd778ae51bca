package party.weirsoe.sim;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;
import party.weirsoe.game.Award;
import party.weirsoe.game.BallotOption;
import party.weirsoe.game.GameEvent;
import party.weirsoe.game.OptionId;
import party.weirsoe.game.Phase;
import party.weirsoe.game.PlayerId;
import party.weirsoe.session.Reply;
import party.weirsoe.view.Viewer;

/** Judges GETs: of which version they are, and that they show it to their viewer, member for member, and nothing else. */
final class ViewJudge {
    private static final Set<String> MEMBERS = Set.of(
            "code",
            "epoch",
            "version",
            "phase",
            "game",
            "round",
            "total_rounds",
            "deadline_at",
            "poll_after_ms",
            "you",
            "settings",
            "players",
            "question",
            "options",
            "my_lie",
            "my_guess",
            "leaderboard");
    private static final Set<String> OPEN_QUESTION = Set.of("id", "category", "prompt", "multiplier");
    private static final Set<String> QUESTION =
            Set.of("id", "category", "prompt", "multiplier", "answer", "explanation", "source");
    private static final Set<String> OPEN_OPTION = Set.of("id", "text");
    private static final Set<String> OPTION =
            Set.of("id", "text", "truth", "house", "author_ids", "guessed_by", "points");
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Witness witness;
    private final Chronicle chronicle;
    private final Verdicts verdicts;
    private final Map<String, ByteString> byTag = new HashMap<>();

    ViewJudge(Witness witness, Chronicle chronicle, Verdicts verdicts) {
        this.witness = witness;
        this.chronicle = chronicle;
        this.verdicts = verdicts;
    }

    void judge() {
        for (Operation operation : witness.operations()) {
            for (Operation.Delivery delivery : operation.deliveries()) {
                switch (delivery.reply()) {
                    case Reply.View view -> {
                        isCurrent(operation, delivery, Chronicle.versionIn(view.etag()));
                        isTrue(operation, view);
                    }
                    case Reply.NotModified same -> isCurrent(operation, delivery, Chronicle.versionIn(same.etag()));
                    default -> {}
                }
            }
        }
    }

    private void isCurrent(Operation operation, Operation.Delivery delivery, long version) {
        long oldest = chronicle.oldest(delivery);
        long newest = chronicle.committedBy(delivery.answeredAt());
        if (version < oldest || version > newest) {
            verdicts.tell(
                    Rule.VIEWS_ARE_CURRENT,
                    operation + " was shown version " + version + " when it was from " + oldest + " to " + newest);
        }
    }

    private void isTrue(Operation operation, Reply.View view) {
        ByteString earlier = byTag.putIfAbsent(view.etag(), view.json());
        if (earlier != null) {
            if (!earlier.equals(view.json())) {
                verdicts.tell(
                        Rule.VIEWS_ARE_TRUE,
                        view.etag() + " was " + earlier.utf8String() + " and then "
                                + view.json().utf8String());
            }
            return;
        }
        long version = Math.min(Chronicle.versionIn(view.etag()), chronicle.last());
        Table table = chronicle.table(version);
        JsonNode json = Bodies.parse(view.json());
        String wrong = table.phase == null
                ? "a session that is not there"
                : wrong(json, table, Objects.requireNonNull(operation.who()).viewer());
        if (wrong != null) {
            verdicts.tell(
                    Rule.VIEWS_ARE_TRUE,
                    operation + ", version " + version + ", " + wrong + ": "
                            + view.json().utf8String());
        }
        Leaks.inView(view.json(), json, table, verdicts);
    }

    /** What is not as it should be; null where all is. */
    private @Nullable String wrong(JsonNode view, Table table, Viewer viewer) {
        PlayerId me = Refusals.player(viewer);
        Phase phase = Objects.requireNonNull(table.phase);
        boolean head = view.path("code").asText().equals(witness.code().value())
                && view.path("epoch").asText().equals(witness.epoch().value())
                && view.path("version").asLong() == table.version
                && view.path("phase").asText().equals(phase.word())
                && view.path("game").asInt() == table.game
                && view.path("round").asInt() == table.round
                && view.path("total_rounds").asInt() == table.totalRounds();
        if (!names(view).equals(MEMBERS) || !head) {
            return "members, or where it stands";
        }
        if (!isInstant(view.path("deadline_at"), table.deadline)) {
            return "deadline_at, which is " + table.deadline;
        }
        if (!isPlayers(view.path("players"), table)) {
            return "players";
        }
        boolean inRound = table.question != null && phase != Phase.LOBBY && phase != Phase.FINISHED;
        boolean asked = inRound
                ? isQuestion(view.path("question"), table)
                : view.path("question").isNull();
        if (!asked) {
            return "question";
        }
        boolean onBallot = inRound && phase != Phase.LIE;
        boolean right = onBallot
                ? areOptions(view.path("options"), table)
                : view.path("options").isNull();
        if (!right) {
            return "options";
        }
        if (!isMine(view, table, inRound ? me : null)) {
            return "my_lie, or my_guess";
        }
        boolean ranked = phase == Phase.SCOREBOARD || phase == Phase.FINISHED;
        boolean board = ranked
                ? isLeaderboard(view.path("leaderboard"), table, phase == Phase.SCOREBOARD)
                : view.path("leaderboard").isNull();
        return board ? null : "leaderboard";
    }

    private static Set<String> names(JsonNode node) {
        Set<String> names = new HashSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    static boolean isInstant(JsonNode node, @Nullable Instant instant) {
        return instant == null ? node.isNull() : node.asText().equals(MILLIS.format(instant));
    }

    private static boolean isPlayers(JsonNode players, Table table) {
        List<Table.Seat> seats = table.shown();
        if (players.size() != seats.size()) {
            return false;
        }
        for (int i = 0; i < seats.size(); i++) {
            JsonNode player = players.get(i);
            Table.Seat seat = seats.get(i);
            boolean submitted = (table.phase == Phase.LIE && table.lies.containsKey(seat.id))
                    || (table.phase == Phase.GUESS && table.guesses.containsKey(seat.id));
            if (!player.path("id").asText().equals(seat.id.toString())
                    || !player.path("nickname").asText().equals(seat.nickname)
                    || player.path("score").asInt() != seat.score
                    || !player.path("status").asText().equalsIgnoreCase(seat.place.name())
                    || player.path("submitted").asBoolean() != submitted
                    || player.path("generation").asInt() != seat.generation) {
                return false;
            }
        }
        return true;
    }

    private static boolean isQuestion(JsonNode node, Table table) {
        var question = Objects.requireNonNull(table.question);
        boolean asked = node.path("id").asText().equals(question.id())
                && node.path("prompt").asText().equals(question.prompt())
                && node.path("multiplier").asInt()
                        == Objects.requireNonNull(table.config).multiplier();
        return table.isRevealed()
                ? asked
                        && names(node).equals(QUESTION)
                        && node.path("answer").asText().equals(question.answer())
                        && node.path("explanation").asText().equals(question.explanation())
                        && node.path("source").asText().equals(question.source())
                : asked && names(node).equals(OPEN_QUESTION);
    }

    private static boolean areOptions(JsonNode options, Table table) {
        List<BallotOption> ballot = Objects.requireNonNull(table.ballot).options();
        boolean right = options.size() == ballot.size();
        for (int i = 0; right && i < ballot.size(); i++) {
            JsonNode option = options.get(i);
            BallotOption on = ballot.get(i);
            right = option.path("id").asText().equals(on.id().value())
                    && option.path("text").asText().equals(on.text())
                    && names(option).equals(table.isRevealed() ? OPTION : OPEN_OPTION)
                    && (!table.isRevealed() || isRevealed(option, on, table));
        }
        return right;
    }

    private static boolean isRevealed(JsonNode option, BallotOption on, Table table) {
        List<String> guessed = new ArrayList<>();
        table.guesses.forEach((player, id) -> {
            if (id.equals(on.id())) {
                guessed.add(player.toString());
            }
        });
        int points = 0;
        for (JsonNode earned : option.path("points")) {
            points += earned.path("points").asInt();
        }
        int awarded = table.awards.stream()
                .filter(award -> award.option().equals(on.id()))
                .mapToInt(Award::points)
                .sum();
        return option.path("truth").asBoolean() == on.truth()
                && option.path("house").asBoolean() == on.house()
                && texts(option.path("author_ids"))
                        .equals(on.authors().stream().map(PlayerId::toString).toList())
                && texts(option.path("guessed_by")).equals(guessed)
                && points == awarded;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static boolean isMine(JsonNode view, Table table, @Nullable PlayerId me) {
        GameEvent.LieSubmitted lie = me == null ? null : table.lies.get(me);
        JsonNode mine = view.path("my_lie");
        boolean lieRight;
        if (lie == null) {
            lieRight = mine.isNull();
        } else {
            BallotOption written = table.writtenBy(lie.player());
            lieRight = mine.path("text").asText().equals(lie.text())
                    && mine.path("house").asBoolean() == lie.house()
                    && (written == null
                            ? mine.path("option_id").isNull()
                            : mine.path("option_id")
                                    .asText()
                                    .equals(written.id().value()));
        }
        OptionId guess = me == null ? null : table.guesses.get(me);
        JsonNode guessed = view.path("my_guess");
        return lieRight
                && (guess == null
                        ? guessed.isNull()
                        : guessed.path("option_id").asText().equals(guess.value()));
    }

    static boolean isLeaderboard(JsonNode rows, Table table, boolean withDelta) {
        List<Table.Seat> ordered = new ArrayList<>(table.shown());
        ordered.sort(Comparator.comparingInt((Table.Seat seat) -> -seat.score).thenComparing(seat -> seat.id));
        boolean right = rows.size() == ordered.size();
        for (int i = 0; right && i < ordered.size(); i++) {
            Table.Seat seat = ordered.get(i);
            JsonNode row = rows.get(i);
            long better =
                    ordered.stream().filter(other -> other.score > seat.score).count();
            right = row.path("rank").asLong() == better + 1
                    && row.path("player_id").asText().equals(seat.id.toString())
                    && row.path("score").asInt() == seat.score
                    && row.has("delta") == withDelta
                    && (!withDelta || row.path("delta").asInt() == table.awarded(seat.id));
        }
        return right;
    }
}
