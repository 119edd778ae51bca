package party.weirsoe.http.speed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import party.weirsoe.game.LieChoice;
import party.weirsoe.game.OptionId;
import party.weirsoe.session.SessionRequest;

/**
 * What the clients of one party do, wave after wave, game after game, for ever. The commands of one wave need not wait for
 * each other. Each makes one row. Before the guesses somebody must look at the ballot.
 */
final class Script {
    static final int HOST = 0;

    /** @param seat {@link #HOST}, or a player's number from 1 */
    record Move(int seat, SessionRequest request) {}

    private enum Step {
        START,
        LIES,
        GUESSES,
        SCOREBOARD,
        ONWARD,
        REMATCH
    }

    private final int players;
    private final int rounds;
    private Step step = Step.START;
    private int round;
    private List<Move> guesses = List.of();

    /** @param rounds of a game */
    Script(int players, int rounds) {
        this.players = players;
        this.rounds = rounds;
    }

    int players() {
        return players;
    }

    int round() {
        return round;
    }

    /** Whether {@link #look} has to come before the next {@link #wave}. */
    boolean needsBallot() {
        return step == Step.GUESSES && guesses.isEmpty();
    }

    /** @param view the host's, in the guess phase */
    void look(JsonNode view) {
        JsonNode options = view.path("options");
        List<Move> all = new ArrayList<>(players);
        for (int player = 1; player <= players; player++) {
            int at = (player + round) % options.size();
            if (options.path(at).path("text").asText().equals(lie(player).toUpperCase(Locale.ROOT))) {
                at = (at + 1) % options.size();
            }
            OptionId option = new OptionId(options.path(at).path("id").asText());
            all.add(new Move(player, new SessionRequest.SubmitGuess(round, option)));
        }
        guesses = all;
    }

    /** The next commands. */
    List<Move> wave() {
        return switch (step) {
            case START -> {
                int from = round;
                round++;
                yield then(Step.LIES, new SessionRequest.StartRounds(from));
            }
            case LIES -> {
                List<Move> lies = new ArrayList<>(players);
                for (int player = 1; player <= players; player++) {
                    lies.add(new Move(player, new SessionRequest.SubmitLie(round, new LieChoice.Typed(lie(player)))));
                }
                step = Step.GUESSES;
                yield lies;
            }
            case GUESSES -> {
                List<Move> chosen = guesses;
                guesses = List.of();
                step = Step.SCOREBOARD;
                yield chosen;
            }
            case SCOREBOARD -> then(Step.ONWARD, new SessionRequest.ShowScoreboard(round));
            case ONWARD -> {
                int from = round;
                if (round % rounds == 0) {
                    yield then(Step.REMATCH, new SessionRequest.Finish(from));
                }
                round++;
                yield then(Step.LIES, new SessionRequest.NextRound(from));
            }
            case REMATCH -> then(Step.START, new SessionRequest.Rematch(round));
        };
    }

    private List<Move> then(Step next, SessionRequest request) {
        step = next;
        return List.of(new Move(HOST, request));
    }

    /** The same as the peer's players say. */
    private static String lie(int player) {
        return "a plausible lie number " + player;
    }
}
