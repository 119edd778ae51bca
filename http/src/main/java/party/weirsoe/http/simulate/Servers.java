package party.weirsoe.http.simulate;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/**
 * Where the servers are: all nodes of one cluster, or the balancer before them. Where it is the nodes themselves, this is the
 * balancer: one that has not answered somebody is avoided by everybody for a while.
 */
public final class Servers {
    private final List<URI> all;
    private final Map<URI, Long> silentAt = new ConcurrentHashMap<>();

    public Servers(List<URI> all) {
        if (all.isEmpty()) {
            throw new IllegalArgumentException("no server");
        }
        this.all = List.copyOf(all);
    }

    URI any(RandomGenerator chance) {
        List<URI> good = all.stream().filter(server -> !isAvoided(server)).toList();
        List<URI> from = good.isEmpty() ? all : good;
        return from.get(chance.nextInt(from.size()));
    }

    /** Somebody got no answer there. */
    void avoid(URI server) {
        silentAt.put(server, System.nanoTime());
    }

    boolean isAvoided(URI server) {
        Long at = silentAt.get(server);
        return at != null && System.nanoTime() - at < SimulateLimits.AVOIDED.toNanos();
    }
}
