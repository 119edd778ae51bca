package party.weirsoe.sim;

import java.nio.charset.StandardCharsets;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;
import party.weirsoe.game.Epoch;
import party.weirsoe.game.RoundSeed;
import party.weirsoe.game.SessionCode;
import party.weirsoe.game.SessionSettings;
import party.weirsoe.pack.Packs;
import party.weirsoe.session.FeedSignal;
import party.weirsoe.session.Identity;
import party.weirsoe.session.Reply;
import party.weirsoe.session.SessionSerializer;
import party.weirsoe.session.Tokens;
import party.weirsoe.session.VirtualSessions;
import party.weirsoe.view.Viewer;

/**
 * One party from its first click to its last: the clients, the network between them and the edge, and all that goes wrong
 * by its plan. Afterwards {@link Witness} has what there is to judge. One long file, because whatever draws from the
 * party's chance shares its fields.
 */
final class PartyRun implements VirtualSessions.World, Disk.Weather {
    static final Epoch OTHER_LIFE = new Epoch("ffffffffffffffff");
    private static final SessionCode CODE = new SessionCode("BCDFGH");
    private static final Instant START = Instant.parse("2026-11-21T22:30:00Z");
    private static final Tokens TOKENS = new Tokens("a secret that is long enough");
    private static final Packs PACKS = new Packs(List.of(SimPack.PACK));
    private static final int NODES = 2;
    private static final Duration EVENING_MAX = Duration.ofHours(3);
    /** Longer than a ping takes, so that all sockets have heard of the last row. */
    private static final Duration QUIET = Duration.ofSeconds(45);

    private final VirtualSystem system;
    private final Plan plan;
    private final Trace trace;
    private final Clockwork clockwork;
    private final Disk disk;
    private final VirtualSessions sessions;
    private final SplittableRandom chance;
    private final Epoch epoch;
    private final Map<Fault.Target, Map<Integer, Fault>> faults = new EnumMap<>(Fault.Target.class);
    private final Map<Fault.Target, Integer> counts = new EnumMap<>(Fault.Target.class);
    private final List<Client> clients = new ArrayList<>();
    private final Map<Viewer, Identity> everybody = new LinkedHashMap<>();
    private final Witness witness;
    private int outages;
    private int open;
    private boolean doorsOpen;
    private boolean sessionOver;
    private boolean calm;
    /** The code has been opened again: what happens there is another party's. */
    private boolean nextLife;

    PartyRun(VirtualSystem system, Plan plan, boolean told) {
        this.system = system;
        this.plan = plan;
        this.trace = new Trace(told);
        this.clockwork = system.clockwork();
        this.chance = new SplittableRandom(plan.seed() ^ 0x5eed);
        clockwork.reset(chance.nextLong());
        this.epoch = new Epoch(String.format("%016x", chance.nextLong() >>> 1));
        this.witness = new Witness(plan, CODE, epoch, START);
        this.disk = new Disk(this::committed);
        system.store().insert(disk, this);
        plan.faults().forEach(fault -> faults.computeIfAbsent(fault.kind().target(), t -> new HashMap<>())
                .putIfAbsent(fault.at(), fault));
        this.sessions = new VirtualSessions(system.actors(), CODE, PACKS, TOKENS, NODES, this);
    }

    /** Plays the whole evening. */
    Witness play() {
        for (int i = 0; i < plan.tabs().size(); i++) {
            clients.add(new HostTab(this, i, plan.tabs().get(i), chance.split()));
        }
        for (int i = 0; i < plan.players().size(); i++) {
            clients.add(new PlayerBot(this, i, plan.players().get(i), chance.split()));
        }
        plan.faults().stream()
                .filter(fault -> fault.kind().target() == Fault.Target.TIME)
                .forEach(fault -> after(fault.at(), () -> strike(fault)));
        clients.stream().filter(HostTab.class::isInstance).forEach(Client::enter);
        witness.ended(goOnUntil(() -> open == 0 && clients.stream().allMatch(Client::isOver)));
        if (witness.isEnded()) {
            encore();
        }
        sessions.end();
        witness.errors().addAll(system.errors());
        witness.hash(trace.hash());
        return witness;
    }

    List<String> story() {
        return trace.lines();
    }

    private boolean goOnUntil(BooleanSupplier done) {
        while (!done.getAsBoolean()) {
            if (!clockwork.step() || clockwork.elapsed().compareTo(EVENING_MAX) > 0) {
                return false;
            }
        }
        return true;
    }

    private void goOnFor(Duration time) {
        boolean[] over = {false};
        clockwork.after(time, () -> over[0] = true);
        goOnUntil(() -> over[0]);
    }

    // --- the end: what was said is said again, to the session as it is, and as it comes back from its rows

    private void encore() {
        calm = true;
        goOnFor(QUIET);
        witness.quiet(clockwork.nanos());
        if (sessionOver) {
            return;
        }
        sayAllAgain(3);
        for (boolean rowsAlone : new boolean[] {true, false}) {
            disk.hideSnapshots(rowsAlone);
            sessions.kill();
            note("recovers " + (rowsAlone ? "from rows alone" : "from its snapshot"));
            sayAllAgain(rowsAlone ? 40 : 12);
        }
    }

    private void sayAllAgain(int most) {
        everybody.values().forEach(who -> {
            Operation look = new Operation("encore", new Deed.Look(null), who, new VirtualSessions.Ask.View(who, null));
            keep(look);
            send(look, reply -> {});
        });
        for (Client client : clients) {
            List<Operation> accepted = List.copyOf(client.accepted());
            for (int i = 0; i < Math.min(most, accepted.size()); i++) {
                Operation again =
                        most < accepted.size() ? accepted.get(chance.nextInt(accepted.size())) : accepted.get(i);
                send(again, reply -> {});
            }
        }
        goOnFor(Duration.ofSeconds(4));
    }

    // --- what clients know of each other

    Plan plan() {
        return plan;
    }

    Epoch epoch() {
        return epoch;
    }

    SessionSettings settings() {
        return new SessionSettings(
                SimPack.PACK.id(),
                plan.rounds(),
                plan.lieSeconds(),
                plan.guessSeconds(),
                Math.min(16, plan.players().size() + 2),
                false);
    }

    Identity identity(Viewer viewer, int generation) {
        return new Identity(CODE, epoch, viewer, generation);
    }

    boolean isOpen() {
        return doorsOpen;
    }

    /** The code can be read from the host's screen. */
    void opensDoors() {
        doorsOpen = true;
        clients.stream().filter(PlayerBot.class::isInstance).forEach(Client::enter);
    }

    boolean isSessionOver() {
        return sessionOver;
    }

    boolean isEverybodyIn() {
        return clients.stream().allMatch(client -> client.isIn() || client.isOver());
    }

    /** The host shows a player the code that has their seat's next token. */
    void showsNewToken(Identity identity) {
        for (Client client : clients) {
            if (client.isIn()
                    && client.who().viewer().equals(identity.viewer())
                    && client.who().generation() < identity.generation()) {
                client.entered(identity);
            }
        }
    }

    void knows(Identity identity) {
        everybody.put(identity.viewer(), identity);
    }

    void opened() {
        open++;
    }

    void closed() {
        open--;
    }

    Clockwork.Due after(long millis, Runnable action) {
        return clockwork.after(Duration.ofMillis(millis), action);
    }

    void keep(Operation operation) {
        witness.operations().add(operation);
    }

    // --- the network between clients and the edge

    void send(Operation operation, Consumer<Reply> answered) {
        message(operation + " arrives", () -> arrive(operation, answered));
    }

    private void message(String what, Runnable arrival) {
        Fault fault = fault(Fault.Target.MESSAGE);
        long delay = chance.nextLong(1_000_000, 30_000_000);
        if (fault == null) {
            clockwork.after(delay, arrival);
            return;
        }
        note(fault + ": " + what);
        switch (fault.kind()) {
            case MESSAGE_LATE -> clockwork.after(delay + fault.amount() * 1_000_000L, arrival);
            case MESSAGE_TWICE -> {
                clockwork.after(delay, arrival);
                clockwork.after(delay + fault.amount() * 1_000_000L, arrival);
            }
            default -> {} // it is lost
        }
    }

    private void arrive(Operation operation, Consumer<Reply> answered) {
        long at = clockwork.nanos();
        note("-> " + operation);
        boolean look = operation.ask() instanceof VirtualSessions.Ask.View;
        Consumer<Reply> reply = r -> {
            if (!nextLife) {
                operation.deliveries().add(new Operation.Delivery(at, clockwork.nanos(), r));
            }
            ByteString body = Bodies.of(r);
            trace.add(
                    clockwork.nanos(), "<- " + operation + ": " + word(r), body == null ? new byte[0] : body.toArray());
            message(word(r) + " to " + operation, () -> answered.accept(r));
        };
        if (look || isJournalReachable()) {
            sessions.ask(withLife(operation.ask()), reply);
        } else {
            reply.accept(new Reply.Unavailable());
        }
    }

    /** A create that is repeated after its session was deleted opens a new one, under a new epoch. */
    private VirtualSessions.Ask withLife(VirtualSessions.Ask ask) {
        return ask instanceof VirtualSessions.Ask.Open open && sessionOver
                ? new VirtualSessions.Ask.Open(open.settings(), open.language(), OTHER_LIFE, open.key())
                : ask;
    }

    private static String word(Reply reply) {
        return reply instanceof Reply.Refused refused
                ? refused.toString()
                : reply.getClass().getSimpleName() + (Operation.isReplayed(reply) ? " again" : "");
    }

    ActorRef<FeedSignal> connect(Identity who, Consumer<FeedSignal> heard) {
        Witness.Socket socket = witness.connects(who, clockwork.nanos());
        ActorRef<FeedSignal> actor = sessions.connect(chance.nextInt(NODES), who, signal -> {
            if (!nextLife) {
                socket.hears(clockwork.nanos(), signal);
            }
            note("socket " + socket.number() + " of " + who.viewer() + ": " + signal);
            after(chance.nextInt(1, 20), () -> heard.accept(signal));
        });
        witness.isSocket(actor, socket);
        return actor;
    }

    void disconnect(ActorRef<FeedSignal> socket) {
        witness.disconnects(socket, clockwork.nanos());
        sessions.disconnect(socket);
    }

    // --- what goes wrong

    private void note(String what) {
        trace.add(clockwork.nanos(), what);
    }

    private @Nullable Fault fault(Fault.Target target) {
        int number = counts.merge(target, 1, Integer::sum) - 1;
        return calm ? null : faults.getOrDefault(target, Map.of()).get(number);
    }

    private void strike(Fault fault) {
        if (calm) {
            return;
        }
        note(fault.toString());
        switch (fault.kind()) {
            case JOURNAL_AWAY -> {
                outages++;
                after(fault.amount(), () -> outages--);
            }
            case NODE_KILLED -> sessions.kill();
            case NODE_CUT_OFF -> {
                witness.cutOff(clockwork.nanos(), Duration.ofMillis(fault.amount()));
                sessions.split(Duration.ofMillis(fault.amount()));
            }
            case SESSION_PUT_AWAY -> sessions.putAway();
            case SOCKETS_CUT -> clients.forEach(Client::cut);
            default -> throw new IllegalStateException(fault.toString());
        }
    }

    private void committed(Disk.Row row) {
        Object read = system.store().read(row.bytes(), row.manifest());
        if (sessionOver) {
            nextLife = true;
        } else {
            witness.commits(row, read);
            sessionOver = row.manifest().equals(SessionSerializer.TOMBSTONE_MANIFEST);
        }
        trace.add(
                clockwork.nanos(),
                "row " + row.number() + " ",
                String.valueOf(read).getBytes(StandardCharsets.UTF_8));
    }

    // --- the world of the session

    @Override
    public Clockwork clockwork() {
        return clockwork;
    }

    @Override
    public Instant now() {
        return START.plusNanos(clockwork.nanos());
    }

    @Override
    public RoundSeed seed() {
        return new RoundSeed(String.format("%016x%016x", chance.nextLong(), chance.nextLong()));
    }

    @Override
    public boolean isJournalReachable() {
        return outages == 0;
    }

    @Override
    public CompletionStage<Void> erase() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        after(2, () -> {
            if (isJournalReachable()) {
                disk.erase();
                note("rows are erased");
                done.complete(null);
            } else {
                done.completeExceptionally(new SQLTransientConnectionException("the database is away"));
            }
        });
        return done;
    }

    @Override
    public @Nullable Duration link() {
        Fault fault = fault(Fault.Target.LINK);
        Duration delay = Duration.ofNanos(chance.nextLong(4_000_000));
        if (fault == null) {
            return delay;
        }
        note(fault.toString());
        return fault.kind() == Fault.Kind.LINK_LOST ? null : delay.plusMillis(fault.amount());
    }

    @Override
    public Disk.Writing writing() {
        Fault fault = fault(Fault.Target.WRITE);
        Duration until = Duration.ofNanos(chance.nextLong(500_000, 5_000_000));
        Duration answer = Duration.ofNanos(chance.nextLong(3_000_000));
        if (!isJournalReachable()) {
            return new Disk.Writing(Disk.Fate.FAILS, until, answer);
        }
        if (fault == null) {
            return new Disk.Writing(Disk.Fate.WRITTEN, until, answer);
        }
        note(fault.toString());
        return switch (fault.kind()) {
            case WRITE_FAILS -> new Disk.Writing(Disk.Fate.FAILS, until, answer);
            case WRITE_SLOW -> new Disk.Writing(Disk.Fate.WRITTEN, until.plusMillis(fault.amount()), answer);
            case ACK_LOST -> new Disk.Writing(Disk.Fate.ACK_LOST, until, answer);
            case NODE_ENDS_BEFORE_WRITE -> new Disk.Writing(Disk.Fate.NODE_ENDS_BEFORE, until, answer);
            case NODE_ENDS_AFTER_WRITE -> new Disk.Writing(Disk.Fate.NODE_ENDS_AFTER, until, answer);
            default -> throw new IllegalStateException(fault.toString());
        };
    }

    @Override
    public boolean readFails() {
        witness.starts();
        return fault(Fault.Target.READ) != null || !isJournalReachable();
    }

    @Override
    public boolean snapshotFails() {
        return fault(Fault.Target.SNAPSHOT_WRITE) != null || !isJournalReachable();
    }

    @Override
    public boolean snapshotIsLost() {
        return fault(Fault.Target.SNAPSHOT_READ) != null;
    }

    @Override
    public Duration reading() {
        return Duration.ofNanos(chance.nextLong(500_000, 3_000_000));
    }

    @Override
    public void nodeEnds() {
        sessions.kill();
    }
}
