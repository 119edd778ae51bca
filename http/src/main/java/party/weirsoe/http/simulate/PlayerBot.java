package party.weirsoe.http.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import party.weirsoe.game.LieChoice;
import party.weirsoe.game.OptionId;
import party.weirsoe.game.PlayerId;

/** Joins, lies and guesses. */
final class PlayerBot extends Bot {
    private static final List<String> WORDS = List.of(
            "purple", "velvet", "badger", "waltz", "turnip", "lantern", "gravy", "comet", "walrus", "trumpet", "mitten",
            "pickle", "ladder", "biscuit", "harbour", "cactus");
    private static final int HOUSE_LIE = 6;

    private final String nickname;
    private final CompletableFuture<String> sessionCode;
    private String token = "";
    private PlayerId id = new PlayerId(1);

    PlayerBot(
            Simulation simulation,
            PartyHistory history,
            Habits habits,
            RandomGenerator chance,
            String nickname,
            CompletableFuture<String> sessionCode) {
        super(simulation, history, habits, chance);
        this.nickname = nickname;
        this.sessionCode = sessionCode;
    }

    @Override
    String enter() {
        sessionCode.join();
        Answer joined = give(
                new Deed.Join(nickname),
                Request.keyed(path("/players"), randomKey(), "{\"nickname\":\"" + nickname + "\"}"));
        if (!joined.isDone()) {
            throw new Stuck("a join was refused: " + joined.body());
        }
        token = joined.json().path("player_token").asText();
        id = Objects.requireNonNull(
                PlayerId.parse(joined.json().at("/player/id").asText()), "the id of a player");
        return token;
    }

    @Override
    boolean act(JsonNode view) {
        int round = view.path("round").asInt();
        switch (view.path("phase").asText()) {
            case "lie" -> {
                if (view.path("my_lie").isNull()) {
                    think();
                    lie(round);
                }
            }
            case "guess" -> {
                if (view.path("my_guess").isNull()) {
                    think();
                    guess(round, view);
                }
            }
            case "finished" -> {
                return view.path("game").asInt() >= habits.games();
            }
            default -> {}
        }
        return false;
    }

    private void lie(int round) {
        boolean house = chance.nextInt(HOUSE_LIE) == 0;
        Answer answer = house ? houseLie(round) : typedLie(round);
        if (answer.code().equals("too_close_to_truth")) {
            houseLie(round);
        }
    }

    private Answer typedLie(int round) {
        String text = WORDS.get(chance.nextInt(WORDS.size())) + " " + WORDS.get(chance.nextInt(WORDS.size()));
        return give(
                new Deed.Lie(id, round, new LieChoice.Typed(text)),
                Request.command("PUT", path("/rounds/" + round + "/lie"), token, "{\"text\":\"" + text + "\"}"));
    }

    private Answer houseLie(int round) {
        return give(
                new Deed.Lie(id, round, new LieChoice.House()),
                Request.command("PUT", path("/rounds/" + round + "/lie"), token, "{\"house\":true}"));
    }

    private void guess(int round, JsonNode view) {
        String own = view.at("/my_lie/option_id").asText();
        List<String> options = new ArrayList<>();
        view.path("options").forEach(option -> options.add(option.path("id").asText()));
        options.remove(own);
        String option = options.get(chance.nextInt(options.size()));
        give(
                new Deed.Guess(id, round, new OptionId(option)),
                Request.command(
                        "PUT", path("/rounds/" + round + "/guess"), token, "{\"option_id\":\"" + option + "\"}"));
    }
}
