package party.weirsoe.http.simulate;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
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
    String viewer() {
        return id.toString();
    }

    @Override
    Duration hintDelay() {
        return SimulateLimits.HINT_DELAY_MAX;
    }

    @Override
    String enter() {
        sessionCode.join();
        Answer joined = give(
                new Deed.Join(nickname),
                Request.keyed(path("/players"), randomKey(), "{\"nickname\":\"" + nickname + "\"}"),
                System.nanoTime());
        if (!joined.isDone()) {
            throw new Stuck("a join was refused: " + joined.body());
        }
        token = joined.json().path("player_token").asText();
        id = Objects.requireNonNull(
                PlayerId.parse(joined.json().at("/player/id").asText()), "the id of a player");
        return token;
    }

    @Override
    @Nullable Intent plan(View view) {
        int round = view.round();
        return switch (view.phase()) {
            case "lie" ->
                view.myLie() == null ? new Intent("lie " + round, thought(), meantAt -> lie(round, meantAt)) : null;
            case "guess" ->
                view.myGuess() == null
                        ? new Intent("guess " + round, thought(), meantAt -> guess(round, view, meantAt))
                        : null;
            default -> null;
        };
    }

    private Answer lie(int round, long meantAt) {
        boolean house = chance.nextInt(HOUSE_LIE) == 0;
        Answer answer = house ? houseLie(round, meantAt) : typedLie(round, meantAt);
        return answer.code().equals("too_close_to_truth") ? houseLie(round, System.nanoTime()) : answer;
    }

    private Answer typedLie(int round, long meantAt) {
        String text = WORDS.get(chance.nextInt(WORDS.size())) + " " + WORDS.get(chance.nextInt(WORDS.size()));
        return give(
                new Deed.Lie(id, round, new LieChoice.Typed(text)),
                Request.command("PUT", path("/rounds/" + round + "/lie"), token, "{\"text\":\"" + text + "\"}"),
                meantAt);
    }

    private Answer houseLie(int round, long meantAt) {
        return give(
                new Deed.Lie(id, round, new LieChoice.House()),
                Request.command("PUT", path("/rounds/" + round + "/lie"), token, "{\"house\":true}"),
                meantAt);
    }

    private Answer guess(int round, View view, long meantAt) {
        View.MyLie lie = view.myLie();
        List<OptionId> options = view.options().stream()
                .map(View.Option::id)
                .filter(option -> lie == null || !option.equals(lie.option()))
                .toList();
        OptionId option = options.get(chance.nextInt(options.size()));
        return give(
                new Deed.Guess(id, round, option),
                Request.command(
                        "PUT", path("/rounds/" + round + "/guess"), token, "{\"option_id\":\"" + option + "\"}"),
                meantAt);
    }
}
