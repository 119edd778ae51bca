package party.weirsoe.http.speed;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import party.weirsoe.http.e2e.Await;

/** Many parties that play at once, each in a closed loop, and rest when they are told to. */
final class Crowd {
    private static final int ALL_ROUNDS = Integer.MAX_VALUE;

    private final Loop loop;
    private final List<Table> tables = new ArrayList<>();
    private final AtomicLong commands = new AtomicLong();
    private final AtomicLong hints = new AtomicLong();
    private final AtomicInteger busy = new AtomicInteger();
    private volatile int untilRound;

    private Crowd(Loop loop) {
        this.loop = loop;
    }

    /** Parties whose host and players have a connection and an event socket each. */
    static Crowd withSockets(Loop loop, InetSocketAddress server, int parties, int players, int rounds) {
        Crowd crowd = new Crowd(loop);
        crowd.open(server, parties, players, rounds, (party, seated) -> {
            AtomicInteger silent = new AtomicInteger(players + 1);
            for (int seat = 0; seat <= players; seat++) {
                new HintLine(
                        loop,
                        server,
                        party.code(),
                        party.token(seat),
                        () -> {
                            if (silent.decrementAndGet() == 0) {
                                seated.run();
                            }
                        },
                        version -> crowd.hints.lazySet(crowd.hints.get() + 1));
            }
        });
        return crowd;
    }

    /** Parties without event sockets, whose requests go over a few connections. */
    static Crowd withoutSockets(
            Loop loop, InetSocketAddress server, int connections, int parties, int players, int rounds) {
        Crowd crowd = new Crowd(loop);
        Courier[] shared = new Courier[1];
        loop.execute(() -> shared[0] = Courier.shared(loop, server, connections));
        crowd.open(server, parties, players, rounds, () -> shared[0], (party, seated) -> seated.run());
        return crowd;
    }

    private void open(
            InetSocketAddress server, int parties, int players, int rounds, BiConsumer<HttpParty, Runnable> seat) {
        open(server, parties, players, rounds, () -> Courier.ofSeats(loop, server, players + 1), seat);
    }

    private void open(
            InetSocketAddress server,
            int parties,
            int players,
            int rounds,
            Supplier<Courier> couriers,
            BiConsumer<HttpParty, Runnable> seat) {
        AtomicInteger toBegin = new AtomicInteger(parties);
        AtomicInteger open = new AtomicInteger();
        for (int host = 0; host < Math.min(parties, SpeedLimits.OPENING_AT_ONCE); host++) {
            loop.execute(new Runnable() {
                private final HttpLine line = new HttpLine(loop, server);

                @Override
                public void run() {
                    if (toBegin.getAndDecrement() <= 0) {
                        line.close();
                        return;
                    }
                    HttpParty.open(line, players, rounds, party -> {
                        tables.add(new Table(Crowd.this, party, couriers.get()));
                        seat.accept(party, () -> {
                            open.incrementAndGet();
                            run();
                        });
                    });
                }
            });
        }
        await(parties + " parties to open", () -> open.get() == parties);
    }

    /** Returns at once; goes on until {@link #rest}. */
    void play() {
        playTo(ALL_ROUNDS);
    }

    /** Returns when every party has come to the lies of that round. */
    void playUntil(int round) {
        playTo(round);
        await("round " + round, () -> busy.get() == 0);
    }

    private void playTo(int round) {
        untilRound = round;
        busy.set(tables.size());
        loop.execute(() -> tables.forEach(Table::play));
    }

    /** Returns when every party has had its answers. */
    void rest() {
        untilRound = 0;
        await("the parties to rest", () -> busy.get() == 0);
    }

    /** The connections for requests are closed until they are needed again. The parties must be at rest. */
    void hangUp() {
        loop.execute(() -> tables.forEach(Table::hangUp));
    }

    private void await(String what, java.util.function.BooleanSupplier condition) {
        Await.until(SpeedLimits.SETTLE_MAX, what, () -> {
            loop.check();
            return condition.getAsBoolean();
        });
    }

    boolean isResting(Script script) {
        return script.round() >= untilRound;
    }

    void rests() {
        busy.decrementAndGet();
    }

    /** On the loop's thread, which alone counts. */
    void acknowledged() {
        commands.lazySet(commands.get() + 1);
    }

    /** So many commands have been accepted, the opening and the joins not among them. */
    long commands() {
        loop.check();
        return commands.get();
    }

    long hints() {
        return hints.get();
    }
}
