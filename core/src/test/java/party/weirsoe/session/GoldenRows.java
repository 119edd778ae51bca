package party.weirsoe.session;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import party.weirsoe.game.Award;
import party.weirsoe.game.Ballot;
import party.weirsoe.game.BallotOption;
import party.weirsoe.game.Departure;
import party.weirsoe.game.Epoch;
import party.weirsoe.game.GameEvent;
import party.weirsoe.game.HostMove;
import party.weirsoe.game.Nickname;
import party.weirsoe.game.OptionId;
import party.weirsoe.game.PlayerId;
import party.weirsoe.game.Question;
import party.weirsoe.game.Receipt;
import party.weirsoe.game.RoundBootstrap;
import party.weirsoe.game.RoundConfig;
import party.weirsoe.game.RoundQuestion;
import party.weirsoe.game.RoundSeed;
import party.weirsoe.game.SessionSettings;
import party.weirsoe.game.Standing;

/**
 * The rows of one small party, by the names of their golden files, and what they add up to. Written out here, not played:
 * other rules must not change them.
 */
final class GoldenRows {
    static final Epoch EPOCH = SessionRig.EPOCH;
    private static final PlayerId ADA = new PlayerId(1);
    private static final PlayerId BO = new PlayerId(2);
    private static final PlayerId FOX = new PlayerId(3);
    private static final RoundSeed SEED = new RoundSeed("00112233445566778899aabbccddeeff");

    private static final SessionRow SEAT_RENEWED = step(new GameEvent.SeatRenewed(ADA, 1));

    private GoldenRows() {}

    /** In the order of the party. */
    static Map<String, SessionRow> rows() {
        Map<String, SessionRow> rows = new LinkedHashMap<>();
        SessionSettings settings = new SessionSettings("golden", 3, 60, 45, 8, false);
        rows.put(
                "opened",
                new SessionRow.Opened(
                        EPOCH,
                        new GameEvent.SessionOpened(settings, "en"),
                        new RequestKey("00112233445566778899aabbccddeeff", "fingerprint of a create")));
        rows.put(
                "player-joined",
                new SessionRow.Step(
                        List.of(new GameEvent.PlayerJoined(ADA, new Nickname("Ada"))),
                        null,
                        new RequestKey("ffeeddccbbaa99887766554433221100", "fingerprint of a join")));
        rows.put("player-joined-without-key", step(new GameEvent.PlayerJoined(BO, new Nickname("Bo"))));
        rows.put("player-joined-unicode", step(new GameEvent.PlayerJoined(FOX, new Nickname("Žofie 🦊"))));
        rows.put("player-kicked", step(new GameEvent.PlayerDeparted(FOX, Departure.KICKED)));
        rows.put("rounds-start", roundsStart());
        rows.put("lie-submitted", step(new GameEvent.LieSubmitted(ADA, "baker's ghost", false)));
        rows.put(
                "last-lie-submitted",
                transition(
                        new Receipt(HostMove.GUESS_START, 1, 1, null, at("2026-11-21T22:31:25.250Z"), null),
                        new GameEvent.LieSubmitted(BO, "rooster", true),
                        new GameEvent.GuessStarted(firstBallot(), at("2026-11-21T22:31:25.250Z"))));
        rows.put("guess-submitted", step(new GameEvent.GuessSubmitted(ADA, new OptionId("k7f2"))));
        rows.put(
                "last-guess-submitted",
                transition(
                        moved(HostMove.REVEAL, 1),
                        new GameEvent.GuessSubmitted(BO, new OptionId("x1qa")),
                        new GameEvent.RevealStarted(List.of(
                                new Award(new OptionId("x1qa"), ADA, 500),
                                new Award(new OptionId("k7f2"), ADA, 1000)))));
        rows.put(
                "scoreboard",
                transition(
                        new Receipt(
                                HostMove.SCOREBOARD,
                                1,
                                1,
                                null,
                                null,
                                List.of(standing(1, ADA, "Ada", 1500, 1500), standing(2, BO, "Bo", 0, 0))),
                        new GameEvent.ScoreboardShown()));
        rows.put("rounds-next", roundsNext());
        rows.put(
                "guess-start",
                transition(
                        new Receipt(HostMove.GUESS_START, 2, 2, null, null, null),
                        new GameEvent.GuessStarted(secondBallot(), null)));
        rows.put("player-left", step(new GameEvent.PlayerDeparted(BO, Departure.LEFT)));
        rows.put("reveal", transition(moved(HostMove.REVEAL, 2), new GameEvent.RevealStarted(List.of())));
        rows.put(
                "second-scoreboard",
                transition(
                        new Receipt(
                                HostMove.SCOREBOARD,
                                2,
                                2,
                                null,
                                null,
                                List.of(standing(1, ADA, "Ada", 1500, 0), standing(2, BO, "Bo", 0, 0))),
                        new GameEvent.ScoreboardShown()));
        rows.put(
                "finish",
                transition(
                        new Receipt(
                                HostMove.FINISH,
                                2,
                                2,
                                null,
                                null,
                                List.of(standing(1, ADA, "Ada", 1500, 0), standing(2, BO, "Bo", 0, 0))),
                        new GameEvent.GameFinished()));
        rows.put("rematch", transition(moved(HostMove.REMATCH, 2), new GameEvent.RematchOpened()));
        rows.put("tombstone", new SessionRow.Tombstone());
        return rows;
    }

    /** Rows that stand alone: other values of what the party has, and what came after its files were written. */
    static Map<String, SessionRow> moreRows() {
        return Map.of(
                "opened-untimed-without-key",
                new SessionRow.Opened(
                        EPOCH,
                        new GameEvent.SessionOpened(new SessionSettings("golden", 1, null, null, 2, true), "en"),
                        null),
                "seat-renewed",
                SEAT_RENEWED);
    }

    /** The snapshot after each row that is named, and one of a party whose host has renewed a seat. */
    static Map<String, SessionState> snapshots() {
        Map<String, String> names = Map.of(
                "player-kicked", "snapshot-lobby",
                "lie-submitted", "snapshot-lie",
                "guess-submitted", "snapshot-guess",
                "last-guess-submitted", "snapshot-reveal",
                "scoreboard", "snapshot-scoreboard",
                "finish", "snapshot-finished",
                "rematch", "snapshot-rematch",
                "tombstone", "snapshot-deleted");
        Map<String, SessionState> snapshots = new LinkedHashMap<>();
        SessionState state = SessionState.INITIAL;
        for (Map.Entry<String, SessionRow> row : rows().entrySet()) {
            state = state.after(row.getValue());
            String name = names.get(row.getKey());
            if (name != null) {
                snapshots.put(name, state);
            }
            if (row.getKey().equals("finish")) {
                snapshots.put("snapshot-seat-renewed", state.after(SEAT_RENEWED));
            }
        }
        return snapshots;
    }

    /** Everything that has a golden file. */
    static Map<String, Object> all() {
        Map<String, Object> all = new LinkedHashMap<>(rows());
        all.putAll(moreRows());
        all.putAll(snapshots());
        return all;
    }

    /** One canonical response of each kind and move, by the names of their golden files. */
    static Map<String, Recorded> responses() {
        Ledger ledger = snapshots()
                .getOrDefault("snapshot-rematch", SessionState.INITIAL)
                .ledger();
        Map<String, Recorded> responses = new LinkedHashMap<>();
        if (ledger.opening() != null) {
            responses.put("opening", ledger.opening());
        }
        responses.put("joining", ledger.joins().getFirst());
        responses.put("joining-unicode", ledger.joins().getLast());
        responses.put("seating", ledger.seating(ADA, 1));
        responses.put("seating-unicode", ledger.seating(FOX, 2));
        responses.put("lying", ledger.lies().getFirst());
        responses.put("lying-house", ledger.lies().getLast());
        responses.put("guessing", ledger.guesses().getFirst());
        for (Recorded.Moving moving : ledger.moves()) {
            responses.put(
                    moving.receipt().move().word() + "-" + moving.receipt().fromRound(), moving);
        }
        return responses;
    }

    private static SessionRow roundsStart() {
        RoundConfig config = new RoundConfig(1, 60, 45, 1000, 500, 250);
        Instant deadline = at("2026-11-21T22:31:05.000Z");
        List<Question> questions =
                List.of(question(1, "pig", false), question(2, "Łódź", false), question(3, "1 000", true));
        return transition(
                new Receipt(
                        HostMove.ROUNDS_START,
                        0,
                        1,
                        new RoundBootstrap(1, config, asked(questions.getFirst()), deadline),
                        null,
                        null),
                new GameEvent.GameStarted(questions),
                new GameEvent.RoundStarted(1, config, SEED, deadline));
    }

    /** Untimed, as the settings do not have it, but as a row could. */
    private static SessionRow roundsNext() {
        RoundConfig config = new RoundConfig(2, null, null, 1000, 500, 250);
        return transition(
                new Receipt(
                        HostMove.ROUNDS_NEXT,
                        1,
                        2,
                        new RoundBootstrap(2, config, asked(question(2, "Łódź", false)), null),
                        null,
                        null),
                new GameEvent.RoundStarted(2, config, SEED, null));
    }

    private static Ballot firstBallot() {
        return new Ballot(List.of(
                new BallotOption(new OptionId("x1qa"), "BAKER'S GHOST", false, false, List.of(ADA)),
                new BallotOption(new OptionId("k7f2"), "PIG", true, false, List.of()),
                new BallotOption(new OptionId("m3zz"), "ROOSTER", false, true, List.of(BO)),
                new BallotOption(new OptionId("q900"), "GOAT", false, true, List.of())));
    }

    private static Ballot secondBallot() {
        return new Ballot(List.of(
                new BallotOption(new OptionId("a000"), "ŁÓDŹ", true, false, List.of()),
                new BallotOption(new OptionId("b111"), "GOAT", false, true, List.of())));
    }

    private static Question question(int number, String answer, boolean finale) {
        return new Question(
                "golden/q" + number,
                "Animals",
                "Question " + number + ": a French court tried a <BLANK> for murder.",
                answer,
                List.of("the " + answer),
                List.of("rooster", "goat", "horse", "bee", "mole"),
                "An explanation with \"quotes\" and ünïcödé.",
                "https://example.org/" + number,
                true,
                finale);
    }

    private static RoundQuestion asked(Question question) {
        return new RoundQuestion(question.id(), question.category(), question.prompt());
    }

    private static SessionRow step(GameEvent event) {
        return new SessionRow.Step(List.of(event), null, null);
    }

    private static SessionRow transition(@Nullable Receipt receipt, GameEvent... events) {
        return new SessionRow.Step(List.of(events), receipt, null);
    }

    private static Receipt moved(HostMove move, int round) {
        return new Receipt(move, round, round, null, null, null);
    }

    private static Standing standing(int rank, PlayerId player, String nickname, int score, int delta) {
        return new Standing(rank, player, new Nickname(nickname), score, delta);
    }

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }
}
