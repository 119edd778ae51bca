package party.weirsoe.http;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.Done;
import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.Cluster;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.management.cluster.bootstrap.ClusterBootstrap;
import org.apache.pekko.management.javadsl.PekkoManagement;
import org.apache.pekko.pattern.Patterns;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import party.weirsoe.http.ServerSettings.Peers;
import party.weirsoe.http.limit.HttpLimits;
import party.weirsoe.session.Journal;

/** This node's place in the cluster. */
final class Membership {
    private static final Logger LOG = LoggerFactory.getLogger(Membership.class);

    private final Cluster cluster;

    private Membership(Cluster cluster) {
        this.cluster = cluster;
    }

    /**
     * Waits until the node is a member of the cluster, which it founds where there is none.
     *
     * @throws SettingsException where no other node answers, or the cluster refuses this one
     */
    static Membership join(ActorSystem<?> system, ServerSettings.Cluster settings, Journal.Roster roster) {
        Cluster cluster = Cluster.get(system.classicSystem());
        CompletableFuture<Boolean> in = new CompletableFuture<>();
        cluster.registerOnMemberUp(() -> in.complete(true));
        system.getWhenTerminated().thenAccept(done -> in.complete(false));
        long start = System.nanoTime();
        seek(system, settings);
        boolean founding = false;
        do {
            long waited = System.nanoTime() - start;
            if (waited > HttpLimits.START_WAIT_MAX.toNanos()) {
                throw new SettingsException(notIn(settings));
            }
            if (!founding && maySelfJoin(settings, cluster.selfAddress(), waited) && roster.mayFound()) {
                LOG.info("No other node runs: founding the cluster");
                cluster.join(cluster.selfAddress());
                founding = true;
            }
        } while (!isIn(in));
        if (!in.join()) {
            throw refused(system, settings);
        }
        roster.enter(
                DepartedNodes.incarnation(cluster.selfMember()),
                new DepartedNodes(cluster, member -> DepartedNodes.bury(cluster.system(), member)));
        Membership membership = new Membership(cluster);
        StandstillWatch.start(() -> membership.members() > 1);
        membership.stayUntilShardsAreHome();
        return membership;
    }

    /**
     * The oldest node says where shards go. Were it to leave as soon as it has given up its own, the others would wait for its
     * successor to find that out.
     */
    private void stayUntilShardsAreHome() {
        CoordinatedShutdown.get(cluster.system())
                .addTask(
                        "shards-settle",
                        "others take the shards",
                        () -> members() > 1
                                ? Patterns.after(HttpLimits.SHARDS_SETTLE, cluster.system(), Membership::completed)
                                : completed());
    }

    private static CompletionStage<Done> completed() {
        return CompletableFuture.completedFuture(Done.getInstance());
    }

    private static void seek(ActorSystem<?> system, ServerSettings.Cluster settings) {
        Cluster cluster = Cluster.get(system.classicSystem());
        switch (settings.peers()) {
            case Peers.None alone -> {}
            case Peers.Seeds seeds -> {
                List<Address> others = addresses(seeds).stream()
                        .filter(seed -> !seed.equals(cluster.selfAddress()))
                        .toList();
                // Pekko lets the first of the list, and it alone, found a cluster: that is left to the roster.
                if (!others.isEmpty()) {
                    cluster.joinSeedNodes(others);
                }
            }
            case Peers.Kubernetes kubernetes -> {
                var unused = PekkoManagement.get(system.classicSystem()).start();
                ClusterBootstrap.get(system.classicSystem()).start();
            }
        }
    }

    /** One that is on no list cannot be found by the others, and one on Kubernetes founds with as many as it was told. */
    private static boolean maySelfJoin(ServerSettings.Cluster settings, Address self, long waited) {
        return switch (settings.peers()) {
            case Peers.None alone -> true;
            case Peers.Seeds seeds ->
                waited > HttpLimits.FOUND_AFTER.toNanos() && addresses(seeds).contains(self);
            case Peers.Kubernetes kubernetes -> false;
        };
    }

    private static List<Address> addresses(Peers.Seeds seeds) {
        return seeds.nodes().stream()
                .map(seed -> Address.apply("pekko", Configuration.SYSTEM, Configuration.host(seed), seed.port()))
                .toList();
    }

    private static boolean isIn(CompletableFuture<Boolean> in) {
        try {
            in.get(HttpLimits.JOIN_RETRY.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("The start was interrupted.");
        }
    }

    private static RuntimeException refused(ActorSystem<?> system, ServerSettings.Cluster settings) {
        boolean incompatible = CoordinatedShutdown.get(system.classicSystem())
                .getShutdownReason()
                .filter(CoordinatedShutdown.incompatibleConfigurationDetectedReason()::equals)
                .isPresent();
        return incompatible
                ? new SettingsException("WPP_SECRET: the cluster has refused " + settings.node()
                        + ", because its secret is not the cluster's; set the same on every node. (Or its release is one that"
                        + " cannot run beside the cluster's: the log says so.)")
                : new CancellationException("The node was stopped while it joined the cluster.");
    }

    static String notIn(ServerSettings.Cluster settings) {
        String within = " within " + HttpLimits.START_WAIT_MAX.toSeconds() + " s; ";
        return switch (settings.peers()) {
            case Peers.None alone ->
                "WPP_NODE_HOST: this node has not become a cluster of one" + within
                        + "check that no other server runs on the same database (several need WPP_SEED_NODES), that this"
                        + " machine can reach itself as " + settings.node().host() + ", and is not overloaded.";
            case Peers.Seeds seeds ->
                "WPP_SEED_NODES: none of " + seeds.nodes() + " has let this node in" + within
                        + "check that they run and can reach " + settings.node()
                        + " (WPP_NODE_HOST, WPP_NODE_PORT).";
            case Peers.Kubernetes kubernetes ->
                "WPP_CLUSTER: this node has found no cluster and founded none" + within + "check that "
                        + kubernetes.founders() + " pods with " + kubernetes.selector()
                        + " run, that this one may list them, and reaches their port "
                        + kubernetes.managementPort() + ".";
        };
    }

    /** How many nodes this one sees up, itself included. */
    int members() {
        int up = 0;
        for (Member member : cluster.state().getMembers()) {
            up += member.status().equals(MemberStatus.up()) ? 1 : 0;
        }
        return up;
    }

    boolean isUp() {
        return cluster.selfMember().status().equals(MemberStatus.up());
    }
}
