package party.weirsoe.http.simulate;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Where the servers are: all nodes of one cluster, or the balancer before them. Where it is the nodes themselves, this is the
 * balancer: one that has not answered somebody, or does not say that it is ready, is avoided by everybody until it does.
 */
public final class Servers implements AutoCloseable {
    private static final Request READY = new Request("GET", "/health/ready", null, null, null, null);

    private final List<URI> all;
    private final Patience patience;
    private final Lines lines = new Lines();
    private final Set<URI> avoided = ConcurrentHashMap.newKeySet();

    public Servers(List<URI> all) {
        this(all, Patience.AMONG_NODES);
    }

    private Servers(List<URI> all, Patience patience) {
        if (all.isEmpty()) {
            throw new IllegalArgumentException("no server");
        }
        this.all = List.copyOf(all);
        this.patience = patience;
    }

    /** One address, which bots use as pages do. */
    public static Servers at(URI server) {
        return new Servers(List.of(server), Patience.OF_A_PAGE);
    }

    List<URI> all() {
        return all;
    }

    Patience patience() {
        return patience;
    }

    URI any(RandomGenerator chance) {
        if (all.size() == 1) {
            return all.getFirst();
        }
        List<URI> good = all.stream().filter(server -> !isAvoided(server)).toList();
        List<URI> from = good.isEmpty() ? all : good;
        return from.get(chance.nextInt(from.size()));
    }

    /** @throws IOException where the answer does not come, or not in time */
    Answer ask(URI server, Request request) throws IOException {
        return ask(server, request, patience.attemptMax());
    }

    private Answer ask(URI server, Request request, Duration answerMax) throws IOException {
        Line line = lines.borrow(server);
        try {
            return line.exchange(request, answerMax.toNanos());
        } catch (IOException e) {
            lines.forget(server);
            throw e;
        } finally {
            lines.giveBack(line);
        }
    }

    /** The server gets the request, and nobody its answer. */
    void askAndLeave(URI server, Request request) throws IOException {
        Line line = lines.borrow(server);
        try {
            line.sendAndBreak(request);
        } finally {
            lines.giveBack(line);
        }
    }

    /** Somebody got no answer there. */
    void avoid(URI server) {
        avoided.add(server);
    }

    boolean isAvoided(URI server) {
        return avoided.contains(server);
    }

    /** Asks whether it is ready; to be called each second or so. */
    void check(URI server) {
        Answer answer = asked(server);
        if (answer != null && answer.isDone()) {
            avoided.remove(server);
        } else {
            avoided.add(server);
        }
    }

    /** Whether anybody answers there at all. */
    boolean isAnyThere() {
        return all.stream().anyMatch(server -> asked(server) != null);
    }

    private @Nullable Answer asked(URI server) {
        try {
            return ask(server, READY, SimulateLimits.CHECK_MAX);
        } catch (IOException e) {
            return null;
        }
    }

    void closeLate() {
        lines.closeLate();
    }

    @Override
    public void close() {
        lines.close();
    }
}
