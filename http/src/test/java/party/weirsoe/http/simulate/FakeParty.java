package party.weirsoe.http.simulate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import party.weirsoe.game.BallotOption;
import party.weirsoe.game.Decision;
import party.weirsoe.game.Deck;
import party.weirsoe.game.Game;
import party.weirsoe.game.GameCommand;
import party.weirsoe.game.GameRules;
import party.weirsoe.game.Guess;
import party.weirsoe.game.HostMove;
import party.weirsoe.game.LieChoice;
import party.weirsoe.game.Nickname;
import party.weirsoe.game.PlayerId;
import party.weirsoe.game.Receipt;
import party.weirsoe.game.RoundSeed;
import party.weirsoe.game.SessionSettings;
import party.weirsoe.game.Standing;
import party.weirsoe.pack.PackReader;
import party.weirsoe.pack.Packs;

/** The record of a party that never was: two players, one round, and nothing wrong until a test makes it so. */
final class FakeParty {
    static final PlayerId ADA = new PlayerId(1);
    static final PlayerId BO = new PlayerId(2);
    static final int OPENED = 1;
    static final int ADA_LIES = 5;
    static final int REVEALED = 8;
    static final int FINISHED = 10;

    private static final long STEP = 1_000_000;
    private static final String SERVER = "http://node";
    private static final Packs PACKS = PackReader.load(null, fault -> {});

    final List<JournalRow> rows = new ArrayList<>();
    final List<Operation> operations = new ArrayList<>();
    final List<PartyHistory.Reading> readings = new ArrayList<>();
    final List<List<PartyHistory.Heard>> connections = new ArrayList<>();
    final List<View> reveals = new ArrayList<>();
    boolean finished = true;
    private final List<Game> states = new ArrayList<>(List.of(new Game.Vacant()));
    private Game game = new Game.Vacant();
    private long clock = STEP;

    FakeParty() {
        give(
                new Deed.Open(),
                new GameCommand.OpenSession(new SessionSettings(Packs.DEFAULT_PACK, 1, null, null, 2, false), "en"));
        give(new Deed.Join("Ada"), new GameCommand.Join(new Nickname("Ada")));
        give(new Deed.Join("Bo"), new GameCommand.Join(new Nickname("Bo")));
        give(
                new Deed.Move(HostMove.ROUNDS_START, 0),
                new GameCommand.StartRounds(
                        0, deck(((Game.Live) game).party().settings()), new RoundSeed("12".repeat(16)), Instant.EPOCH));
        lie(ADA, "purple walrus");
        lie(BO, "velvet badger");
        guess(ADA, true);
        guess(BO, false);
        give(new Deed.Move(HostMove.SCOREBOARD, 1), new GameCommand.ShowScoreboard(1));
        give(new Deed.Move(HostMove.FINISH, 1), new GameCommand.Finish(1));
    }

    static Deck deck(SessionSettings settings) {
        return Objects.requireNonNull(PACKS.find(settings.pack())).deck(settings.familyFriendly());
    }

    List<Violation> judged(Staleness staleness) {
        return Judge.judge(history(), rows, FakeParty::deck, staleness);
    }

    List<Violation.Rule> broken() {
        return rules(judged(Staleness.NONE));
    }

    /** Where nobody can read the journal. */
    List<Violation> judgedWithoutRows() {
        return Judge.judge(history());
    }

    List<Violation.Rule> brokenWithoutRows() {
        return rules(judgedWithoutRows());
    }

    private static List<Violation.Rule> rules(List<Violation> violations) {
        return violations.stream().map(Violation::rule).distinct().toList();
    }

    private PartyHistory history() {
        PartyHistory history = new PartyHistory("a party");
        operations.forEach(history::add);
        readings.forEach(history::add);
        reveals.forEach(history::addReveal);
        for (List<PartyHistory.Heard> messages : connections) {
            PartyHistory.Connection connection = history.connect();
            messages.forEach(connection::hear);
        }
        if (finished) {
            history.finish();
        }
        return history;
    }

    /** The command that made that row. */
    Operation by(int version) {
        return operations.get(version - 1);
    }

    /** The moment at which the command of that row was sent; its answer came half a step later. */
    static long sent(int version) {
        return version * STEP;
    }

    static long answered(int version) {
        return sent(version) + STEP / 2;
    }

    /** One more sending of a command, with its answer. */
    void again(Operation operation, long at, Answer answer) {
        Operation second = new Operation(operation.deed(), operation.request());
        second.attempts().add(new Operation.Attempt(SERVER, at, at + STEP / 2, answer));
        operations.add(second);
    }

    void refused(Deed deed, long at, int status, String code) {
        Operation operation = new Operation(deed, Request.command("PUT", "/", "token", null));
        again(operation, at, problem(status, code));
    }

    static Answer problem(int status, String code) {
        return new Answer(status, "{\"code\":\"" + code + "\"}", "", null, false, 0);
    }

    static Answer replayOf(Operation operation) {
        Answer first = Objects.requireNonNull(operation.outcome());
        return new Answer(first.status(), first.body(), first.location(), null, true, 0);
    }

    void saw(long version, long at) {
        readings.add(new PartyHistory.Reading(SERVER, at, at + STEP / 2, version));
    }

    /** What that viewer was shown at the time of that row. */
    void shown(String viewer, int version, boolean lied, boolean guessed, int print, @Nullable String leak) {
        Game.Live live = (Game.Live) states.get(version);
        Stamp stamp = new Stamp(version, live.phase().word(), 1, live.party().round(), 1);
        readings.add(new PartyHistory.Reading(
                SERVER,
                sent(version),
                answered(version),
                version,
                new PartyHistory.Seen(viewer, stamp, print, lied, guessed, leak)));
    }

    /** What the host's screen shows at the reveal. */
    View reveal() {
        Game.RevealPhase reveal = (Game.RevealPhase) states.get(REVEALED);
        Map<PlayerId, Integer> scores = new LinkedHashMap<>();
        reveal.party().roster().players().forEach(player -> scores.put(player.id(), player.score()));
        List<View.Option> options = reveal.ballot().options().stream()
                .map(option -> new View.Option(
                        option.id(),
                        option.truth(),
                        List.copyOf(option.authors()),
                        reveal.guesses().stream()
                                .filter(guess -> guess.option().equals(option.id()))
                                .map(Guess::player)
                                .toList()))
                .toList();
        Stamp stamp = new Stamp(REVEALED, "reveal", 1, 1, 1);
        return new View(stamp, Duration.ZERO, scores, reveal.round().config().multiplier(), options, null, null, null);
    }

    PartyHistory.Heard hello(int version) {
        return new PartyHistory.Heard(answered(version), "{\"type\":\"hello\",\"version\":" + version + "}");
    }

    PartyHistory.Heard hint(String type, int version, String phase, int round) {
        return new PartyHistory.Heard(
                answered(version),
                "{\"type\":\"" + type + "\",\"version\":" + version + ",\"phase\":\"" + phase + "\",\"round\":" + round
                        + "}");
    }

    private void lie(PlayerId player, String text) {
        LieChoice choice = new LieChoice.Typed(text);
        give(new Deed.Lie(player, 1, choice), new GameCommand.SubmitLie(player, 1, choice, 0, Instant.EPOCH));
    }

    private void guess(PlayerId player, boolean truth) {
        BallotOption option = ((Game.GuessPhase) game)
                .ballot().options().stream()
                        .filter(o -> truth ? o.truth() : o.authors().contains(ADA))
                        .findFirst()
                        .orElseThrow();
        give(new Deed.Guess(player, 1, option.id()), new GameCommand.SubmitGuess(player, 1, option.id()));
    }

    private void give(Deed deed, GameCommand command) {
        Decision.Accepted accepted = (Decision.Accepted) GameRules.decide(game, command);
        game = GameRules.evolve(game, accepted.events());
        states.add(game);
        rows.add(new JournalRow(rows.size() + 1, accepted.events(), accepted.receipt()));
        Operation operation = new Operation(deed, Request.command("POST", "/", "token", null));
        operation
                .attempts()
                .add(new Operation.Attempt(
                        SERVER,
                        clock,
                        clock + STEP / 2,
                        new Answer(200, body(deed, accepted.receipt()), "", null, false, 0)));
        operations.add(operation);
        clock += STEP;
    }

    private String body(Deed deed, @Nullable Receipt receipt) {
        Game.Live live = (Game.Live) game;
        String stamp = "{\"session\":{\"version\":" + rows.size() + ",\"phase\":\""
                + live.phase().word() + "\",\"game\":1,\"round\":"
                + live.party().round() + ",\"total_rounds\":1}";
        return stamp
                + switch (deed) {
                    case Deed.Open open -> ",\"host_token\":\"t\"}";
                    case Deed.Join join -> ",\"player\":{\"nickname\":\"" + join.nickname() + "\"}}";
                    case Deed.Lie lie -> ",\"lie\":{\"text\":\"" + ((LieChoice.Typed) lie.choice()).text() + "\"}}";
                    case Deed.Guess guess -> ",\"guess\":{\"option_id\":\"" + guess.option() + "\"}}";
                    case Deed.Move move -> moved(move, Objects.requireNonNull(receipt));
                };
    }

    private static String moved(Deed.Move move, Receipt receipt) {
        StringBuilder body = new StringBuilder(
                ",\"transition\":{\"command\":\"" + move.move().word() + "\"}");
        if (receipt.bootstrap() != null) {
            body.append(",\"round\":{\"question\":{\"id\":\"")
                    .append(receipt.bootstrap().question().id())
                    .append("\"}}");
        }
        if (receipt.leaderboard() != null) {
            body.append(",\"leaderboard\":[");
            String separator = "";
            for (Standing standing : receipt.leaderboard()) {
                body.append(separator)
                        .append("{\"player_id\":\"")
                        .append(standing.player())
                        .append("\",\"score\":")
                        .append(standing.score())
                        .append('}');
                separator = ",";
            }
            body.append(']');
        }
        return body.append('}').toString();
    }
}
