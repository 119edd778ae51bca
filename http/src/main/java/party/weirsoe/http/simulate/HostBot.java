package party.weirsoe.http.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import party.weirsoe.game.HostMove;

/** Opens the session, and moves it from phase to phase. */
final class HostBot extends Bot {
    /** One phase of so many is ended by the host, who has lost patience. */
    private static final int IMPATIENT = 12;

    private final CompletableFuture<String> sessionCode;
    private String token = "";

    HostBot(
            Simulation simulation,
            PartyHistory history,
            Habits habits,
            RandomGenerator chance,
            CompletableFuture<String> sessionCode) {
        super(simulation, history, habits, chance);
        this.sessionCode = sessionCode;
    }

    @Override
    String enter() {
        Answer opened = give(new Deed.Open(), Request.keyed("/lobby/sessions", randomKey(), habits.settings()));
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
    boolean act(JsonNode view) {
        int round = view.path("round").asInt();
        switch (view.path("phase").asText()) {
            case "lobby" -> {
                if (view.path("players").size() == habits.players()) {
                    move(HostMove.ROUNDS_START, round);
                }
            }
            case "lie" -> {
                if (chance.nextInt(IMPATIENT * habits.players()) == 0) {
                    move(HostMove.GUESS_START, round);
                }
            }
            case "guess" -> {
                if (chance.nextInt(IMPATIENT * habits.players()) == 0) {
                    move(HostMove.REVEAL, round);
                }
            }
            case "reveal" -> {
                think();
                move(HostMove.SCOREBOARD, round);
            }
            case "scoreboard" -> {
                think();
                boolean last = round >= view.path("total_rounds").asInt();
                move(last ? HostMove.FINISH : HostMove.ROUNDS_NEXT, round);
            }
            case "finished" -> {
                if (view.path("game").asInt() >= habits.games()) {
                    return true;
                }
                move(HostMove.REMATCH, round);
            }
            default -> throw new Stuck("an unknown phase: " + view.path("phase"));
        }
        return false;
    }

    private void move(HostMove move, int round) {
        give(new Deed.Move(move, round), request(move, round));
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
