package party.weirsoe.sim;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;
import party.weirsoe.game.Refusal;
import party.weirsoe.session.FeedSignal;
import party.weirsoe.session.Identity;
import party.weirsoe.session.Reply;
import party.weirsoe.session.SessionRequest;
import party.weirsoe.session.VirtualSessions;

/** A browser: keeps up with its session as the pages do, sends every command until its outcome is known. */
abstract class Client {
    private static final long TIMEOUT_MS = 6_000;
    private static final int ATTEMPTS_MAX = 60;
    private static final long[] LOOK_AGAIN_MS = {100, 200, 400, 800};

    final PartyRun run;
    final String name;
    final SplittableRandom chance;
    private final boolean usesSocket;
    private final Set<String> begun = new HashSet<>();
    private final List<Operation> accepted = new ArrayList<>();
    private @Nullable Identity who;
    private boolean over;
    private long have;
    private long want;
    private int behind;
    private boolean looking;
    private @Nullable String etag;
    private Clockwork.@Nullable Due nextLook;
    private @Nullable ActorRef<FeedSignal> socket;
    private int connections;
    private long heardAt;

    Client(PartyRun run, String name, SplittableRandom chance) {
        this.run = run;
        this.name = name;
        this.chance = chance;
        this.usesSocket = chance.nextInt(10) < 7;
    }

    /** Takes its place in the session. */
    abstract void enter();

    /** Does what this view asks for. */
    abstract void act(JsonNode view);

    /** The session will not have it: 401, 403, 404. */
    abstract void turnedAway(Refusal refusal);

    final void entered(Identity identity) {
        who = identity;
        have = 0;
        want = 0;
        etag = null;
        run.knows(identity);
        disconnect();
        connect();
        look();
    }

    final boolean isIn() {
        return who != null;
    }

    final Identity who() {
        return Objects.requireNonNull(who, "not in");
    }

    final boolean isOver() {
        return over;
    }

    /** Its evening is over; it goes on listening. */
    final void goHome() {
        over = true;
        if (nextLook != null) {
            nextLook.cancel();
        }
    }

    final List<Operation> accepted() {
        return accepted;
    }

    /** Once for each occasion. */
    final boolean begins(String occasion) {
        return begun.add(occasion);
    }

    final void later(long millis, Runnable action) {
        run.after(millis, () -> {
            if (!over) {
                action.run();
            }
        });
    }

    // --- keeping up

    final void look() {
        if (over || looking || who == null) {
            return;
        }
        looking = true;
        Identity asking = who;
        Operation look = new Operation(name, new Deed.Look(etag), asking, new VirtualSessions.Ask.View(asking, etag));
        run.keep(look);
        send(look, reply -> {
            looking = false;
            if (asking.equals(who)) {
                seen(reply);
            } else {
                look();
            }
        });
    }

    private void seen(@Nullable Reply reply) {
        if (reply instanceof Reply.Refused refused) {
            if (run.isSessionOver()) {
                goHome();
            } else {
                turnedAway(refused.refusal());
                lookIn(2_000);
            }
            return;
        }
        if (reply instanceof Reply.View view) {
            JsonNode json = Bodies.parse(view.json());
            etag = view.etag();
            if (json.path("version").asLong() > have) {
                have = json.path("version").asLong();
                behind = 0;
                act(json);
            }
        } else if (!(reply instanceof Reply.NotModified)) {
            lookIn(1_000);
            return;
        }
        if (have < want && behind < LOOK_AGAIN_MS.length) {
            lookIn(LOOK_AGAIN_MS[behind++]);
        } else {
            want = Math.min(want, have);
            lookIn(socket == null ? 3_000 : 30_000);
        }
    }

    private void lookIn(long millis) {
        if (nextLook != null) {
            nextLook.cancel();
        }
        nextLook = run.after(millis, this::look);
    }

    private void hear(long version) {
        if (version > want) {
            want = version;
        }
        if (want > have && !looking) {
            lookIn(chance.nextInt(150));
        }
    }

    // --- the socket

    private void connect() {
        if (!usesSocket || over || who == null || socket != null) {
            return;
        }
        heardAt = run.clockwork().nanos();
        int connection = ++connections;
        socket = run.connect(who, signal -> {
            if (connection == connections) {
                heard(signal);
            }
        });
        watchOverSocket();
    }

    private void watchOverSocket() {
        ActorRef<FeedSignal> watched = socket;
        later(45_000, () -> {
            if (watched != null && watched == socket) {
                if (run.clockwork().nanos() - heardAt > 45_000_000_000L) {
                    cut();
                } else {
                    watchOverSocket();
                }
            }
        });
    }

    /** The connection is lost; it will be opened again. */
    final void cut() {
        if (socket != null) {
            disconnect();
            later(chance.nextInt(1_000), this::connect);
            lookIn(3_000);
        }
    }

    private void disconnect() {
        if (socket != null) {
            run.disconnect(socket);
            socket = null;
            connections++;
        }
    }

    private void heard(FeedSignal signal) {
        heardAt = run.clockwork().nanos();
        switch (signal) {
            case FeedSignal.Hello hello -> hear(hello.version());
            case FeedSignal.Ping ping -> hear(ping.version());
            case FeedSignal.Hinted hinted -> hear(hinted.hint().version());
            case FeedSignal.Ended ended -> {
                disconnect();
                if (!looking) {
                    lookIn(chance.nextInt(150));
                }
            }
        }
    }

    // --- commands

    final void command(Deed deed, SessionRequest request, Consumer<Reply> then) {
        give(deed, who(), new VirtualSessions.Ask.Command(who(), request), then);
    }

    final Operation give(Deed deed, @Nullable Identity as, VirtualSessions.Ask ask, Consumer<Reply> then) {
        Operation operation = new Operation(name, deed, as, ask);
        run.keep(operation);
        settle(operation, then);
        return operation;
    }

    /** Sends it until its outcome is known. */
    final void settle(Operation operation, Consumer<Reply> then) {
        run.opened();
        attempt(operation, 0, then);
    }

    private void attempt(Operation operation, int attempt, Consumer<Reply> then) {
        send(operation, reply -> {
            if (reply != null && Operation.isDefinite(reply)) {
                run.closed();
                if (Operation.isAccepted(reply)) {
                    accepted.add(operation);
                }
                then.accept(reply);
            } else if (attempt < ATTEMPTS_MAX) {
                long wait = Math.min(4_000, 200L << Math.min(attempt, 6));
                run.after(wait / 2 + chance.nextLong(wait), () -> attempt(operation, attempt + 1, then));
            }
        });
    }

    /** @param then told the answer, or null when none has come */
    private void send(Operation operation, Consumer<@Nullable Reply> then) {
        boolean[] answered = {false};
        Clockwork.Due timeout = run.after(TIMEOUT_MS, () -> {
            if (!answered[0]) {
                answered[0] = true;
                then.accept(null);
            }
        });
        run.send(operation, reply -> {
            if (!answered[0]) {
                answered[0] = true;
                timeout.cancel();
                then.accept(reply);
            }
        });
    }
}
