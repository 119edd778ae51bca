package party.weirsoe.sim;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import party.weirsoe.game.Award;
import party.weirsoe.game.Ballot;
import party.weirsoe.game.BallotOption;
import party.weirsoe.game.GameEvent;
import party.weirsoe.game.OptionId;
import party.weirsoe.game.Phase;
import party.weirsoe.game.PlayerId;
import party.weirsoe.game.Question;
import party.weirsoe.game.Receipt;
import party.weirsoe.game.RoundBootstrap;
import party.weirsoe.game.RoundConfig;
import party.weirsoe.game.Standing;

/**
 * The rules of the game a second time, from the rules' page and not from the code: reads the rows of a party one after the
 * other, keeps a {@link Table}, and says what no rule allows. One long file: the rules of one game are read in one place.
 */
final class RuleBook {
    private static final int BALLOT_MIN = 4;

    private final Verdicts verdicts;
    private final Witness witness;
    private final List<Table> tables = new ArrayList<>();
    private Table table = new Table();

    private RuleBook(Witness witness, Verdicts verdicts) {
        this.witness = witness;
        this.verdicts = verdicts;
    }

    /** The table after each row; before the first it is empty. */
    static List<Table> read(Witness witness, Verdicts verdicts) {
        RuleBook book = new RuleBook(witness, verdicts);
        book.tables.add(book.table);
        for (Witness.Row row : witness.rows()) {
            book.table = book.table.copy();
            book.table.version++;
            book.read(row);
            book.tables.add(book.table);
        }
        return book.tables;
    }

    private void read(Witness.Row row) {
        require(
                row.number() == table.version,
                "row " + row.number() + " stands where row " + table.version + " should");
        Instant now = witness.time(row.decidedAt());
        List<GameEvent> events = row.content().events();
        boolean late = table.isOverdue(now);
        boolean endsPhase = events.size() == 1
                && (events.getFirst() instanceof GameEvent.GuessStarted
                        || events.getFirst() instanceof GameEvent.RevealStarted);
        if (late && !endsPhase) {
            verdicts.tell(
                    Rule.DEADLINES_ARE_KEPT,
                    "row " + row.number() + " " + events + " came when " + table.phase + " was overdue");
        }
        Table before = tables.getLast();
        boolean mustEnd = false;
        for (int i = 0; i < events.size(); i++) {
            GameEvent event = events.get(i);
            boolean ends = event instanceof GameEvent.GuessStarted || event instanceof GameEvent.RevealStarted;
            require(!ends || i == 0 || mustEnd, "a phase ended before everybody had acted: " + events);
            require(!mustEnd || ends, "row " + row.number() + " does not end a phase in which all have acted");
            read(event, now, i > 0);
            mustEnd = !ends && table.isComplete();
        }
        require(!mustEnd, "row " + row.number() + " " + events + " does not end a phase in which all have acted");
        readReceipt(before, row);
    }

    private void read(GameEvent event, Instant now, boolean follows) {
        switch (event) {
            case GameEvent.SessionOpened opened -> {
                require(table.phase == null, "opened twice");
                table.phase = Phase.LOBBY;
                table.settings = opened.settings();
                table.game = 1;
            }
            case GameEvent.PlayerJoined joined -> join(joined);
            case GameEvent.PlayerDeparted gone -> {
                Table.Seat seat = table.seat(gone.player());
                require(seat != null && seat.gone == null, "who is not there went: " + gone);
                if (seat != null) {
                    seat.gone = gone.how();
                    seat.place = table.phase == Phase.LOBBY ? Table.Place.NOWHERE : Table.Place.LEFT;
                }
            }
            case GameEvent.SeatRenewed renewed -> {
                Table.Seat seat = table.seat(renewed.player());
                require(
                        seat != null && seat.gone == null && seat.generation + 1 == renewed.generation(),
                        "a seat was renewed out of turn: " + renewed);
                if (seat != null) {
                    seat.generation = renewed.generation();
                }
            }
            case GameEvent.GameStarted started -> startGame(started);
            case GameEvent.RoundStarted started -> startRound(started, now, follows);
            case GameEvent.LieSubmitted lie -> lie(lie);
            case GameEvent.GuessStarted started -> startGuess(started, now);
            case GameEvent.GuessSubmitted guess -> guess(guess);
            case GameEvent.RevealStarted reveal -> reveal(reveal);
            case GameEvent.ScoreboardShown shown -> move(Phase.REVEAL, Phase.SCOREBOARD);
            case GameEvent.GameFinished finished -> move(Phase.SCOREBOARD, Phase.FINISHED);
            case GameEvent.RematchOpened rematch -> rematch();
            case GameEvent.SessionDeleted deleted -> {
                require(table.phase != null, "deleted twice");
                table.phase = null;
            }
        }
    }

    private void join(GameEvent.PlayerJoined joined) {
        String nickname = joined.nickname().text();
        require(table.phase != null && table.phase != Phase.FINISHED, "joined in " + table.phase);
        require(joined.player().number() == table.seats.size() + 1, "not the next number: " + joined);
        require(
                table.shown().stream().noneMatch(seat -> seat.nickname.equals(nickname)),
                "a nickname twice: " + nickname);
        require(
                table.settings != null && table.taken() < table.settings.maxPlayers(),
                "more players than the host wanted");
        table.seats.add(new Table.Seat(
                joined.player(), nickname, table.phase == Phase.LOBBY ? Table.Place.ACTIVE : Table.Place.WAITING));
    }

    private void startGame(GameEvent.GameStarted started) {
        require(table.phase == Phase.LOBBY, "a game started in " + table.phase);
        require(table.active().size() >= 2, "a game started with fewer than two players");
        List<String> ids = started.questions().stream().map(Question::id).toList();
        require(table.settings != null && ids.size() == table.settings.rounds(), "not a question for each round");
        Set<String> distinct = new HashSet<>(ids);
        require(distinct.size() == ids.size(), "a question twice in a game: " + ids);
        distinct.retainAll(table.asked);
        require(distinct.isEmpty(), "a question again while others are left: " + distinct);
        table.upcoming = started.questions();
    }

    private void startRound(GameEvent.RoundStarted started, Instant now, boolean follows) {
        require(
                follows ? table.phase == Phase.LOBBY : table.phase == Phase.SCOREBOARD,
                "a round started in " + table.phase);
        require(
                started.round() == table.round + 1 && started.round() <= table.totalRounds(),
                "round " + started.round() + " after " + table.round);
        require(!table.upcoming.isEmpty(), "a round without a question");
        table.round = started.round();
        table.phase = Phase.LIE;
        table.question = table.upcoming.getFirst();
        table.upcoming = table.upcoming.subList(1, table.upcoming.size());
        table.asked.add(Objects.requireNonNull(table.question).id());
        table.config = started.config();
        requireConfig(started.config());
        requireDeadline(started.lieDeadlineAt(), now, started.config().lieSeconds());
        table.deadline = started.lieDeadlineAt();
        table.lies.clear();
        table.guesses.clear();
        table.ballot = null;
        table.awards = List.of();
        table.seats.stream()
                .filter(seat -> seat.place == Table.Place.WAITING)
                .forEach(seat -> seat.place = Table.Place.ACTIVE);
    }

    private void requireConfig(RoundConfig config) {
        int rounds = Objects.requireNonNull(table.settings).rounds();
        int place = table.round - table.base;
        int multiplier =
                switch (rounds) {
                    case 1 -> 1;
                    case 2 -> place;
                    default -> place == rounds ? 3 : place <= rounds / 2 ? 1 : 2;
                };
        require(
                config.multiplier() == multiplier
                        && config.truthPoints() == 1000
                        && config.foolPoints() == 500
                        && config.housePoints() == 250
                        && Objects.equals(
                                config.lieSeconds(),
                                Objects.requireNonNull(table.settings).lieSeconds())
                        && Objects.equals(
                                config.guessSeconds(),
                                Objects.requireNonNull(table.settings).guessSeconds()),
                "round " + place + " of " + rounds + " is played for " + config);
    }

    private void requireDeadline(@Nullable Instant deadline, Instant now, @Nullable Integer seconds) {
        Instant due = seconds == null ? null : now.plusSeconds(seconds);
        if (!Objects.equals(due, deadline)) {
            verdicts.tell(Rule.DEADLINES_ARE_KEPT, "the deadline is " + deadline + ", and should be " + due);
        }
    }

    private void lie(GameEvent.LieSubmitted lie) {
        require(
                table.phase == Phase.LIE && table.isActive(lie.player()) && !table.lies.containsKey(lie.player()),
                "a lie out of turn: " + lie);
        Question question = Objects.requireNonNull(table.question);
        String key = key(lie.text());
        if (lie.house()) {
            require(question.decoys().contains(lie.text()), "the house's lie is no decoy: " + lie);
        } else {
            require(
                    !key.equals(key(question.answer()))
                            && question.alternateSpellings().stream().noneMatch(s -> key(s).equals(key)),
                    "a lie is the truth: " + lie);
        }
        table.lies.put(lie.player(), lie);
    }

    private void startGuess(GameEvent.GuessStarted started, Instant now) {
        require(table.phase == Phase.LIE, "guesses started in " + table.phase);
        table.phase = Phase.GUESS;
        table.ballot = started.ballot();
        requireDeadline(
                started.guessDeadlineAt(),
                now,
                Objects.requireNonNull(table.config).guessSeconds());
        table.deadline = started.guessDeadlineAt();
        requireBallot(started.ballot(), Objects.requireNonNull(table.question));
    }

    private void requireBallot(Ballot ballot, Question question) {
        Map<String, Set<PlayerId>> lies = new LinkedHashMap<>();
        table.lies.forEach((player, lie) ->
                lies.computeIfAbsent(key(lie.text()), k -> new HashSet<>()).add(player));
        Set<String> keys = new HashSet<>();
        Set<OptionId> ids = new HashSet<>();
        int truths = 0;
        int decoys = 0;
        for (BallotOption option : ballot.options()) {
            String key = key(option.text());
            ids.add(option.id());
            keys.add(key);
            require(option.text().equals(option.text().toUpperCase(Locale.ROOT)), "not in upper case: " + option);
            Set<PlayerId> authors = lies.getOrDefault(key, Set.of());
            require(authors.equals(new HashSet<>(option.authors())), "not its authors: " + option + ", " + authors);
            if (option.truth()) {
                truths++;
                require(key.equals(key(question.answer())) && !option.house(), "not the truth: " + option);
            } else if (authors.isEmpty()) {
                decoys++;
                require(
                        option.house() && question.decoys().stream().anyMatch(d -> key(d).equals(key)),
                        "nobody's option: " + option);
            } else {
                boolean allHouse = authors.stream().allMatch(author -> Objects.requireNonNull(table.lies.get(author))
                        .house());
                require(option.house() == allHouse, "the house's or not: " + option);
            }
        }
        int wanted = Math.max(BALLOT_MIN, table.active().size() + 1);
        require(truths == 1, "a ballot with " + truths + " truths");
        require(
                ids.size() == ballot.options().size() && keys.size() == ids.size(),
                "a ballot with an option twice: " + ballot);
        require(keys.containsAll(lies.keySet()), "a lie is not on the ballot");
        long unused = question.decoys().stream()
                .filter(decoy -> !lies.containsKey(key(decoy)))
                .count();
        require(
                decoys == Math.max(0, Math.min(wanted - 1 - lies.size(), unused)),
                decoys + " decoys beside " + lies.size() + " lies, for " + wanted + " options");
    }

    private void guess(GameEvent.GuessSubmitted guess) {
        BallotOption option = table.option(guess.option());
        require(
                table.phase == Phase.GUESS
                        && table.isActive(guess.player())
                        && !table.guesses.containsKey(guess.player())
                        && option != null
                        && !option.authors().contains(guess.player()),
                "a guess that may not be: " + guess);
        table.guesses.put(guess.player(), guess.option());
    }

    private void reveal(GameEvent.RevealStarted reveal) {
        require(table.phase == Phase.GUESS, "revealed in " + table.phase);
        table.phase = Phase.REVEAL;
        table.deadline = null;
        table.awards = reveal.awards();
        Map<PlayerId, Integer> counted = new TreeMap<>();
        int multiplier = Objects.requireNonNull(table.config).multiplier();
        table.guesses.forEach((player, id) -> {
            BallotOption option = table.option(id);
            if (option != null && option.truth()) {
                counted.merge(player, 1000 * multiplier, Integer::sum);
            } else if (option != null) {
                for (PlayerId author : option.authors()) {
                    GameEvent.LieSubmitted lie = table.lies.get(author);
                    counted.merge(author, (lie != null && lie.house() ? 250 : 500) * multiplier, Integer::sum);
                }
            }
        });
        Map<PlayerId, Integer> awarded = new TreeMap<>();
        for (Award award : reveal.awards()) {
            awarded.merge(award.player(), award.points(), Integer::sum);
        }
        if (!counted.equals(awarded)) {
            verdicts.tell(
                    Rule.POINTS_ADD_UP, "round " + table.round + " gave " + awarded + " for guesses worth " + counted);
        }
        counted.forEach((player, points) -> Objects.requireNonNull(table.seat(player)).score += points);
    }

    private void rematch() {
        move(Phase.FINISHED, Phase.LOBBY);
        table.game++;
        table.base = table.round;
        table.question = null;
        table.upcoming = List.of();
        for (Table.Seat seat : table.seats) {
            seat.score = 0;
            seat.place = seat.gone == null ? Table.Place.ACTIVE : Table.Place.NOWHERE;
        }
    }

    private void move(Phase from, Phase to) {
        require(table.phase == from, to + " came after " + table.phase);
        table.phase = to;
    }

    // --- the values of the canonical responses

    private void readReceipt(Table before, Witness.Row row) {
        Receipt receipt = row.content().receipt();
        boolean moved = before.phase != null && table.phase != null && before.phase != table.phase;
        require(moved == (receipt != null), "row " + row.number() + " has the receipt " + receipt);
        if (receipt == null) {
            return;
        }
        require(
                receipt.move().leaves() == before.phase
                        && receipt.move().reaches() == table.phase
                        && receipt.fromRound() == before.round
                        && receipt.toRound() == table.round,
                "row " + row.number() + " has the receipt " + receipt);
        RoundBootstrap bootstrap = receipt.bootstrap();
        if (table.phase == Phase.LIE) {
            require(
                    bootstrap != null
                            && bootstrap.number() == table.round
                            && bootstrap.config().equals(table.config)
                            && bootstrap
                                    .question()
                                    .id()
                                    .equals(Objects.requireNonNull(table.question)
                                            .id())
                            && Objects.equals(bootstrap.lieDeadlineAt(), table.deadline),
                    "the round bootstrap is " + bootstrap);
        }
        if (table.phase == Phase.GUESS) {
            require(
                    Objects.equals(receipt.guessDeadlineAt(), table.deadline),
                    "the receipt's deadline is " + receipt.guessDeadlineAt());
        }
        if (table.phase == Phase.SCOREBOARD || table.phase == Phase.FINISHED) {
            requireLeaderboard(receipt.leaderboard());
        }
    }

    private void requireLeaderboard(@Nullable List<Standing> rows) {
        Map<PlayerId, Integer> scores = new HashMap<>();
        table.shown().forEach(seat -> scores.put(seat.id, seat.score));
        boolean right = rows != null && rows.size() == scores.size();
        for (int i = 0; right && i < Objects.requireNonNull(rows).size(); i++) {
            Standing standing = rows.get(i);
            int score = scores.getOrDefault(standing.player(), -1);
            long better =
                    scores.values().stream().filter(other -> other > score).count();
            int delta = table.phase == Phase.SCOREBOARD ? table.awarded(standing.player()) : 0;
            right = standing.score() == score && standing.rank() == better + 1 && standing.delta() == delta;
        }
        if (!right) {
            verdicts.tell(Rule.POINTS_ADD_UP, "the leaderboard is " + rows + ", and the scores are " + scores);
        }
    }

    /** Enough of a text's key for the texts of {@link SimPack} and of the bots. */
    private static String key(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private void require(boolean right, String otherwise) {
        if (!right) {
            verdicts.tell(Rule.RULE_BOOK, "version " + table.version + ": " + otherwise);
        }
    }
}
