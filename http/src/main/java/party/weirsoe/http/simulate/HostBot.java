package party.weirsoe.http.simulate;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import party.weirsoe.game.HostMove;

/** Opens the session, and moves it from phase to phase. */
final class HostBot extends Bot {
    private final CompletableFuture<String> sessionCode;
    private final long meantAt;
    private String token = "";

    /** @param meantAt when the party was meant to begin */
    HostBot(
            Simulation simulation,
            PartyHistory history,
            Habits habits,
            RandomGenerator chance,
            CompletableFuture<String> sessionCode,
            long meantAt) {
        super(simulation, history, habits, chance);
        this.sessionCode = sessionCode;
        this.meantAt = meantAt;
    }

    @Override
    String viewer() {
        return "host";
    }

    @Override
    Duration hintDelay() {
        return Duration.ZERO;
    }

    @Override
    String enter() {
        Answer opened =
                give(new Deed.Open(), Request.keyed("/lobby/sessions", randomKey(), habits.settings()), meantAt);
        if (!opened.isDone()) {
            throw new Stuck("a create was refused: " + opened.body());
        }
        token = opened.json().path("host_token").asText();
        String code = opened.json().at("/session/code").asText();
        history.opened(code);
        sessionCode.complete(code);
        return token;
    }

    @Override
    @Nullable Intent plan(View view) {
        return switch (view.phase()) {
            case "lobby" -> view.scores().size() == habits.players() ? at(HostMove.ROUNDS_START, view, now()) : null;
            case "lie" -> happensOnceIn(patience()) ? at(HostMove.GUESS_START, view, now()) : null;
            case "guess" -> happensOnceIn(patience()) ? at(HostMove.REVEAL, view, now()) : null;
            case "reveal" -> at(HostMove.SCOREBOARD, view, thought());
            case "scoreboard" -> {
                boolean last = view.round() >= view.stamp().totalRounds();
                yield at(last ? HostMove.FINISH : HostMove.ROUNDS_NEXT, view, thought());
            }
            case "finished" -> at(HostMove.REMATCH, view, thought());
            default -> throw new Stuck("an unknown phase: " + view.phase());
        };
    }

    /** The host looks about as often as there are players. */
    private int patience() {
        return habits.mishaps().impatience() * habits.players();
    }

    private static long now() {
        return System.nanoTime();
    }

    private Intent at(HostMove move, View view, long at) {
        int round = view.round();
        return new Intent(
                move.word() + " " + round, at, meant -> give(new Deed.Move(move, round), request(move, round), meant));
    }

    @Override
    void lookAtReveal(View view) {
        history.addReveal(view);
    }

    private Request request(HostMove move, int round) {
        return switch (move) {
            case ROUNDS_START -> exit("/rounds/start", round);
            case ROUNDS_NEXT -> exit("/rounds/next", round);
            case FINISH -> exit("/finish", round);
            case REMATCH -> exit("/rematch", round);
            case GUESS_START -> post("/rounds/" + round + "/guess/start", null);
            case REVEAL -> post("/rounds/" + round + "/reveal", null);
            case SCOREBOARD -> post("/rounds/" + round + "/scoreboard", null);
        };
    }

    private Request exit(String path, int round) {
        return post(path, "{\"from_round\":" + round + "}");
    }

    private Request post(String path, @Nullable String body) {
        return Request.command("POST", path(path), token, body);
    }
}
