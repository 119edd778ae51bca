package party.weirsoe.http.socket;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;
import party.weirsoe.game.SessionCode;
import party.weirsoe.http.socket.SocketMessage.Deadline;
import party.weirsoe.http.socket.SocketMessage.Outgoing;
import party.weirsoe.session.FeedSignal;
import party.weirsoe.session.Identity;

/**
 * One event socket: waits for the client's token, then passes the session's feed on, then says {@code bye} and closes. Lives
 * as long as its connection, and sees to it that the connection ends.
 */
final class SocketActor extends AbstractBehavior<SocketMessage> {
    private static final HintTexts HINTS = new HintTexts();

    /** Where the socket stands; only forward. */
    private enum Stage {
        UNKNOWN,
        WATCHING,
        CLOSING
    }

    private final SocketEnvironment env;
    private final SessionCode code;
    private final Runnable missed;
    private final TimerScheduler<SocketMessage> timers;
    private final ActorRef<FeedSignal> feed;
    private final Outbox outbox = new Outbox();

    private Stage stage = Stage.UNKNOWN;
    private @Nullable ActorRef<Outgoing> out;
    private @Nullable Runnable cut;
    private @Nullable ByeCode bye;
    private boolean writing;
    private long writingSince;
    private boolean pinging;
    private boolean ended;

    /** @param missed run when the token is none of this session's */
    static Behavior<SocketMessage> create(SocketEnvironment env, SessionCode code, Runnable missed) {
        return Behaviors.setup(
                context -> Behaviors.withTimers(timers -> new SocketActor(context, timers, env, code, missed)));
    }

    private SocketActor(
            ActorContext<SocketMessage> context,
            TimerScheduler<SocketMessage> timers,
            SocketEnvironment env,
            SessionCode code,
            Runnable missed) {
        super(context);
        this.env = env;
        this.code = code;
        this.missed = missed;
        this.timers = timers;
        this.feed = context.messageAdapter(FeedSignal.class, SocketMessage.Fed::new);
        await(Deadline.AUTH, env.limits().authMax());
        env.probe().sockets(1);
    }

    @Override
    public Receive<SocketMessage> createReceive() {
        return newReceiveBuilder()
                .onAnyMessage(this::handle)
                .onSignal(PostStop.class, signal -> stopped())
                .build();
    }

    private Behavior<SocketMessage> handle(SocketMessage message) {
        switch (message) {
            case SocketMessage.Connected connected -> out = connected.out();
            case SocketMessage.Wired wired -> cut = wired.cut();
            case SocketMessage.Written written -> taken();
            case SocketMessage.Listening listening -> listening.client().tell(SocketMessage.Heard.NEXT);
            case SocketMessage.Said said -> {
                heard(said.message());
                said.client().tell(SocketMessage.Heard.NEXT);
            }
            case SocketMessage.Gone gone -> close();
            case SocketMessage.Fed fed -> fed(fed.signal());
            case SocketMessage.Dismissed dismissed -> close(dismissed.code());
            case SocketMessage.Overdue overdue -> {
                if (overdue.deadline() == Deadline.CLOSE) {
                    return Behaviors.stopped();
                }
                overdue(overdue.deadline());
            }
            case SocketMessage.Disconnected disconnected -> {
                cut = null;
                return Behaviors.stopped();
            }
        }
        flush();
        return this;
    }

    private void heard(ClientMessage message) {
        switch (stage) {
            case UNKNOWN -> {
                if (message instanceof ClientMessage.Auth auth) {
                    authenticate(auth.token());
                } else {
                    close(ByeCode.UNAUTHORIZED);
                }
            }
            case WATCHING -> {
                if (message instanceof ClientMessage.Pong) {
                    timers.cancel(Deadline.PONG);
                } else {
                    close(ByeCode.PROTOCOL_ERROR);
                }
            }
            case CLOSING -> {}
        }
    }

    private void authenticate(String token) {
        Identity who = env.tokens().verify(code, token);
        if (who == null) {
            missed.run();
            close(ByeCode.UNAUTHORIZED);
            return;
        }
        stage = Stage.WATCHING;
        timers.cancel(Deadline.AUTH);
        await(Deadline.HELLO, env.limits().helloMax());
        env.sessions().watch(who, feed);
    }

    private void fed(FeedSignal signal) {
        if (stage != Stage.WATCHING) {
            return;
        }
        switch (signal) {
            case FeedSignal.Hello hello -> {
                timers.cancel(Deadline.HELLO);
                outbox.offer(hello);
            }
            case FeedSignal.Ping ping -> outbox.offer(ping);
            case FeedSignal.Hinted hinted -> {
                if (outbox.offer(hinted.hint())) {
                    env.probe().hintConflated();
                }
            }
            case FeedSignal.Ended ended -> {
                if (ended.reason() == FeedSignal.Reason.UNAUTHORIZED) {
                    missed.run();
                }
                close(ByeCode.of(ended.reason()));
            }
        }
    }

    private void overdue(Deadline deadline) {
        switch (deadline) {
            case AUTH -> close(ByeCode.UNAUTHORIZED);
            case HELLO -> close(ByeCode.OVERLOADED);
            case WRITE -> lookAfterWriting();
            case PONG -> close(ByeCode.NO_PONG);
            case CLOSE -> throw new IllegalStateException("handled where the actor can stop");
        }
    }

    private void taken() {
        writing = false;
        // From here, so that a connection that takes nothing is slow and not silent.
        if (pinging && stage == Stage.WATCHING && !timers.isTimerActive(Deadline.PONG)) {
            await(Deadline.PONG, env.limits().pongMax());
        }
        pinging = false;
    }

    /** One timer for many writes, which are a handful a second at each of the sockets: cancelled ones stay in memory. */
    private void lookAfterWriting() {
        if (writing) {
            Duration left = env.limits().writeMax().minusNanos(env.nanos().getAsLong() - writingSince);
            if (left.isPositive()) {
                await(Deadline.WRITE, left);
            } else {
                close(ByeCode.SLOW);
            }
        }
    }

    private void close(ByeCode why) {
        if (stage != Stage.CLOSING) {
            bye = why;
            close();
        }
    }

    private void close() {
        if (stage == Stage.CLOSING) {
            return;
        }
        if (stage == Stage.WATCHING) {
            env.sessions().unwatch(code, feed);
        }
        stage = Stage.CLOSING;
        timers.cancelAll();
        await(Deadline.CLOSE, env.limits().closeMax());
    }

    /** Writes the next message if the connection has taken the one before. */
    private void flush() {
        ActorRef<Outgoing> to = out;
        if (to == null || writing || ended) {
            return;
        }
        if (stage != Stage.CLOSING) {
            FeedSignal next = outbox.take();
            if (next != null) {
                writingSince = env.nanos().getAsLong();
                if (!timers.isTimerActive(Deadline.WRITE)) {
                    await(Deadline.WRITE, env.limits().writeMax());
                }
                write(to, render(next));
            }
        } else if (bye != null) {
            write(to, render(bye));
            bye = null;
        } else {
            ended = true;
            to.tell(new Outgoing.End());
            await(Deadline.CLOSE, env.limits().closeMax());
        }
    }

    private void write(ActorRef<Outgoing> to, String json) {
        writing = true;
        to.tell(new Outgoing.Text(json));
    }

    private String render(FeedSignal signal) {
        return switch (signal) {
            case FeedSignal.Hello hello ->
                SocketMessages.hello(
                        hello.epoch(),
                        hello.version(),
                        env.limits().pingInterval(),
                        env.clock().instant());
            case FeedSignal.Ping ping -> {
                pinging = true;
                yield SocketMessages.ping(ping.epoch(), ping.version());
            }
            case FeedSignal.Hinted hinted -> {
                env.probe().hintSent();
                yield HINTS.of(hinted.hint());
            }
            case FeedSignal.Ended ended -> throw new IllegalStateException("an end does not wait: " + ended);
        };
    }

    private static String render(ByeCode code) {
        int afterMs = code.spread()
                ? ThreadLocalRandom.current().nextInt(SocketLimits.SPREAD_MS_MIN, SocketLimits.SPREAD_MS_MAX + 1)
                : 0;
        return SocketMessages.bye(code, afterMs);
    }

    private void await(Deadline deadline, Duration max) {
        timers.startSingleTimer(deadline, new SocketMessage.Overdue(deadline), max);
    }

    /** After a crash too: no subscription and no connection outlives its actor. */
    private Behavior<SocketMessage> stopped() {
        if (stage == Stage.WATCHING) {
            env.sessions().unwatch(code, feed);
        }
        if (cut != null) {
            cut.run();
        }
        env.probe().sockets(-1);
        env.onStopped().accept(getContext().getSelf());
        return this;
    }
}
