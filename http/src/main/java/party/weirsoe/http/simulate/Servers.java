package party.weirsoe.http.simulate;

import java.net.URI;
import java.util.List;
import java.util.random.RandomGenerator;

/** Where the servers are: all nodes of one cluster, or the balancer before them. */
public record Servers(List<URI> all) {
    public Servers {
        all = List.copyOf(all);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("no server");
        }
    }

    URI any(RandomGenerator chance) {
        return all.get(chance.nextInt(all.size()));
    }

    /** Another one, where there is one. */
    URI otherThan(URI server, RandomGenerator chance) {
        List<URI> others = all.stream().filter(s -> !s.equals(server)).toList();
        return others.isEmpty() ? server : others.get(chance.nextInt(others.size()));
    }
}
