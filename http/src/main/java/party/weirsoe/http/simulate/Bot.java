package party.weirsoe.http.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** One client of a party: keeps up with it as a browser does, and acts when its view says that it is its turn. */
abstract class Bot {
    /** One command of so many is given by a double tap, and one of so many is sent again at the very end. */
    private static final int DOUBLE_TAP = 8;

    private static final int LATE_DUPLICATES = 2;

    final PartyHistory history;
    final Habits habits;
    final RandomGenerator chance;
    private final Simulation simulation;
    private final Messenger messenger;
    private final List<Operation> given = new ArrayList<>();
    private final List<CompletableFuture<Void>> secondTaps = new ArrayList<>();
    private @Nullable Feed feed;

    Bot(Simulation simulation, PartyHistory history, Habits habits, RandomGenerator chance) {
        this.simulation = simulation;
        this.history = history;
        this.habits = habits;
        this.chance = chance;
        this.messenger = simulation.messenger(history, chance);
    }

    /** Takes its place in the session, and returns its token. */
    abstract String enter();

    /** Does what this view asks for; answers whether the bot's evening is over. */
    abstract boolean act(JsonNode view);

    /** The whole evening. @throws Messenger.Abandoned where it is cut short */
    final void play() {
        try (Messenger open = messenger) {
            String token = enter();
            try (Feed following =
                    new Feed(history, token, simulation.newChance(), chance.nextInt(10) < habits.socketsOfTen())) {
                feed = following;
                follow(open, following, token);
            }
            secondTaps.forEach(CompletableFuture::join);
            for (int i = 0; i < Math.min(LATE_DUPLICATES, given.size()); i++) {
                Operation earlier = given.get(chance.nextInt(given.size()));
                open.settle(earlier.deed(), earlier.request());
            }
        }
    }

    private void follow(Messenger open, Feed following, String token) {
        long have = 0;
        String etag = null;
        boolean over = false;
        while (!over) {
            Answer answer = open.look(Request.get(path(""), token, etag), have);
            if (answer.isDone()) {
                JsonNode view = answer.json();
                have = view.path("version").asLong();
                etag = answer.etag();
                over = act(view);
            }
            if (!over) {
                open.checkAbandoned();
                following.await(have, open.home());
                open.pause(Duration.ofMillis(chance.nextLong(SimulateLimits.HINT_DELAY_MAX.toMillis())));
            }
        }
    }

    final String path(String rest) {
        return "/lobby/sessions/" + history.code() + rest;
    }

    /** Gives a command, now and then by a double tap. */
    final Answer give(Deed deed, Request request) {
        if (chance.nextInt(DOUBLE_TAP) == 0) {
            secondTaps.add(CompletableFuture.runAsync(() -> tapAgain(deed, request), simulation.threads()));
        }
        Answer answer = messenger.settle(deed, request);
        if (answer.isDone()) {
            given.add(new Operation(deed, request));
            if (feed != null) {
                feed.hearOf(answer.json().path("session").path("version").asLong());
            }
        }
        return answer;
    }

    private void tapAgain(Deed deed, Request request) {
        try (Messenger second = simulation.messenger(history, simulation.newChance())) {
            second.settle(deed, request);
        } catch (Messenger.Abandoned over) {
            return;
        }
    }

    /** As long as a person takes. */
    final void think() {
        long millis = habits.think().toMillis();
        messenger.pause(Duration.ofMillis(millis / 2 + chance.nextLong(millis + 1)));
    }

    final String randomKey() {
        return Long.toHexString(chance.nextLong()) + Long.toHexString(chance.nextLong()) + "0123456789abcdef";
    }
}
