package party.weirsoe.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.Cluster;
import org.apache.pekko.cluster.MemberStatus;
import party.weirsoe.http.limit.HttpLimits;

/** This node's place in the cluster. */
final class Membership {
    private final Cluster cluster;

    private Membership(Cluster cluster) {
        this.cluster = cluster;
    }

    /**
     * Waits until the node is a member. With seed nodes Pekko joins through them by itself.
     *
     * @throws SettingsException where no seed node answers
     */
    static Membership join(ActorSystem<?> system, ServerSettings.Cluster settings) {
        Cluster cluster = Cluster.get(system.classicSystem());
        if (settings.seeds().isEmpty()) {
            cluster.join(cluster.selfAddress());
        }
        CompletableFuture<Void> up = new CompletableFuture<>();
        cluster.registerOnMemberUp(() -> up.complete(null));
        try {
            up.orTimeout(HttpLimits.START_WAIT_MAX.toSeconds(), TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            throw new SettingsException(notIn(settings), e);
        }
        return new Membership(cluster);
    }

    static String notIn(ServerSettings.Cluster settings) {
        long seconds = HttpLimits.START_WAIT_MAX.toSeconds();
        return settings.seeds().isEmpty()
                ? "WPP_NODE_HOST: this node has not become a cluster of one within " + seconds
                        + " s; check that this machine can reach itself as "
                        + settings.node().host() + ", and is not overloaded."
                : "WPP_SEED_NODES: none of " + settings.seeds() + " has let this node in within " + seconds
                        + " s; check that they run and can reach " + settings.node()
                        + " (WPP_NODE_HOST, WPP_NODE_PORT).";
    }

    boolean isUp() {
        return cluster.selfMember().status().equals(MemberStatus.up());
    }
}
