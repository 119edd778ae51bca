package party.weirsoe.sim;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import party.weirsoe.game.LieChoice;
import party.weirsoe.game.Nickname;
import party.weirsoe.game.OptionId;
import party.weirsoe.game.PlayerId;
import party.weirsoe.game.Refusal;
import party.weirsoe.session.Identity;
import party.weirsoe.session.Reply;
import party.weirsoe.session.RequestKey;
import party.weirsoe.session.SessionRequest;
import party.weirsoe.session.VirtualSessions;
import party.weirsoe.view.Viewer;

/** A player with a habit. */
final class PlayerBot extends Client {
    private static final int JOINS_MAX = 3;
    /** Of so many who leave, one is about to in each phase. */
    private static final int LEAVES = 3;

    private final int number;
    private final Habit habit;
    private int joins;

    PlayerBot(PartyRun run, int number, Habit habit, SplittableRandom chance) {
        super(run, "bot" + number, chance);
        this.number = number;
        this.habit = habit;
    }

    @Override
    void enter() {
        joins++;
        if (joins > JOINS_MAX || run.isSessionOver()) {
            goHome();
            return;
        }
        String nickname = "Bot " + number + "-" + joins;
        String key = name + "." + joins;
        Deed.Join join = new Deed.Join(nickname, key);
        VirtualSessions.Ask.Join ask =
                new VirtualSessions.Ask.Join(new Nickname(nickname), new RequestKey(key, nickname));
        Operation operation = give(join, null, ask, reply -> {
            if (reply instanceof Reply.Joined joined) {
                entered(run.identity(new Viewer.OfPlayer(joined.player()), 0));
            } else if (reply instanceof Reply.Refused refused && refused.refusal() == Refusal.PLAYER_KICKED) {
                enter();
            } else {
                goHome();
            }
        });
        maybeTwice(operation);
        if (habit == Habit.CHEATING) {
            later(
                    chance.nextInt(3_000),
                    () -> give(
                            new Deed.Join("Thief " + number, key),
                            null,
                            new VirtualSessions.Ask.Join(new Nickname("Thief " + number), new RequestKey(key, "Thief")),
                            reply -> {}));
        }
    }

    @Nullable PlayerId id() {
        return isIn() && who().viewer() instanceof Viewer.OfPlayer player ? player.id() : null;
    }

    @Override
    void turnedAway(Refusal refusal) {
        switch (refusal) {
            case PLAYER_KICKED -> enter();
            case SESSION_NOT_FOUND -> goHome();
            default -> {}
        }
    }

    @Override
    void act(JsonNode view) {
        String occasion =
                view.path("phase").asText() + view.path("round").asInt() + "." + who().generation() + "." + id();
        switch (view.path("phase").asText()) {
            case "lie", "guess" -> {
                boolean lies = view.path("phase").asText().equals("lie");
                boolean waits = view.path(lies ? "my_lie" : "my_guess").isNull();
                if (waits && isActive(view) && begins(occasion)) {
                    turn(view);
                }
            }
            case "finished" -> {
                if (view.path("game").asInt() >= run.plan().games()) {
                    goHome();
                }
            }
            default -> {}
        }
    }

    private boolean isActive(JsonNode view) {
        for (JsonNode player : view.path("players")) {
            if (player.path("id").asText().equals(String.valueOf(id()))) {
                return player.path("status").asText().equals("active");
            }
        }
        return false;
    }

    private void turn(JsonNode view) {
        if (habit == Habit.SLEEPING && chance.nextBoolean()) {
            return;
        }
        Identity as = who();
        later(habit.think(chance), () -> {
            if (!as.equals(who())) {
                return;
            }
            if (habit == Habit.LEAVING && chance.nextInt(LEAVES) == 0) {
                leave();
            } else if (view.path("phase").asText().equals("lie")) {
                lie(view);
            } else {
                guess(view);
            }
        });
    }

    private void leave() {
        PlayerId me = ((Viewer.OfPlayer) who().viewer()).id();
        command(
                new Deed.Depart(me, false),
                new SessionRequest.RemovePlayer(me),
                reply -> later(chance.nextInt(500, 8_000), () -> {
                    if (me.equals(id())) {
                        enter();
                    }
                }));
    }

    private void lie(JsonNode view) {
        int round = view.path("round").asInt();
        if (habit == Habit.CHEATING) {
            cheatAtLies(view, round);
        }
        LieChoice choice =
                switch (chance.nextInt(8)) {
                    case 0 -> new LieChoice.House();
                    case 1, 2 -> new LieChoice.Typed("¤lie of all");
                    default -> new LieChoice.Typed("¤lie " + chance.nextInt(1_000_000));
                };
        lie(round, choice);
        if (habit == Habit.CHEATING && chance.nextBoolean()) {
            later(chance.nextInt(2_000), () -> lie(round, new LieChoice.Typed("¤lie second thought")));
        }
    }

    private void lie(int round, LieChoice choice) {
        PlayerId me = ((Viewer.OfPlayer) who().viewer()).id();
        maybeTwice(give(
                new Deed.Lie(me, round, choice),
                who(),
                new VirtualSessions.Ask.Command(who(), new SessionRequest.SubmitLie(round, choice)),
                reply -> {}));
    }

    private void cheatAtLies(JsonNode view, int round) {
        String truth = SimPack.question(view.at("/question/id").asText()).answer();
        int tries = chance.nextInt(8);
        for (int i = 0; i < tries; i++) {
            lie(round, new LieChoice.Typed(truth));
        }
        switch (chance.nextInt(5)) {
            case 0 -> lie(round + 1, new LieChoice.Typed("¤lie of tomorrow"));
            case 1 -> lie(Math.max(1, round - 1), new LieChoice.Typed("¤lie of yesterday"));
            case 2 -> asSomebodyElse(new Identity(who().code(), who().epoch(), who().viewer(), who().generation() + 1));
            case 3 ->
                asSomebodyElse(new Identity(who().code(), PartyRun.OTHER_LIFE, who().viewer(), who().generation()));
            default -> guessFor(round, new OptionId("zzzz"));
        }
    }

    private void asSomebodyElse(Identity other) {
        give(new Deed.Look(null), other, new VirtualSessions.Ask.View(other, null), reply -> {});
    }

    private void guess(JsonNode view) {
        int round = view.path("round").asInt();
        String own = view.at("/my_lie/option_id").asText();
        List<String> options = new ArrayList<>();
        view.path("options").forEach(option -> options.add(option.path("id").asText()));
        options.remove(own);
        if (habit == Habit.CHEATING) {
            if (!own.isEmpty()) {
                guessFor(round, new OptionId(own));
            }
            guessFor(round, new OptionId("zzzz"));
        }
        guessFor(round, new OptionId(options.get(chance.nextInt(options.size()))));
        if (habit == Habit.CHEATING && chance.nextBoolean()) {
            later(
                    chance.nextInt(2_000),
                    () -> guessFor(round, new OptionId(options.get(chance.nextInt(options.size())))));
            lie(round, new LieChoice.Typed("¤lie too late"));
        }
    }

    private void guessFor(int round, OptionId option) {
        PlayerId me = ((Viewer.OfPlayer) who().viewer()).id();
        maybeTwice(give(
                new Deed.Guess(me, round, option),
                who(),
                new VirtualSessions.Ask.Command(who(), new SessionRequest.SubmitGuess(round, option)),
                reply -> {}));
    }

    private void maybeTwice(Operation operation) {
        if (habit == Habit.DOUBLE_TAPPING) {
            later(chance.nextInt(400), () -> settle(operation, reply -> {}));
        }
    }
}
