package party.weirsoe.http.simulate;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/**
 * Where the servers are: all nodes of one cluster, or the balancer before them. Where it is the nodes themselves, this is the
 * balancer: one that has not answered somebody, or does not say that it is ready, is avoided by everybody until it does.
 */
public final class Servers {
    private static final Request READY = new Request("GET", "/health/ready", null, null, null, null);

    private final List<URI> all;
    private final Set<URI> avoided = ConcurrentHashMap.newKeySet();

    public Servers(List<URI> all) {
        if (all.isEmpty()) {
            throw new IllegalArgumentException("no server");
        }
        this.all = List.copyOf(all);
    }

    List<URI> all() {
        return all;
    }

    URI any(RandomGenerator chance) {
        List<URI> good = all.stream().filter(server -> !isAvoided(server)).toList();
        List<URI> from = good.isEmpty() ? all : good;
        return from.get(chance.nextInt(from.size()));
    }

    /** Somebody got no answer there. */
    void avoid(URI server) {
        avoided.add(server);
    }

    boolean isAvoided(URI server) {
        return avoided.contains(server);
    }

    /** Asks whether it is ready. */
    void check(URI server) {
        try (Line line = new Line(server, SimulateLimits.CHECK_MAX)) {
            if (line.exchange(READY).isDone()) {
                avoided.remove(server);
            } else {
                avoided.add(server);
            }
        } catch (IOException e) {
            avoided.add(server);
        }
    }
}
