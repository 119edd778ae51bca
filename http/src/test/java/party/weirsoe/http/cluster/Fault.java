package party.weirsoe.http.cluster;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/** What can happen to a cluster. Each does its harm and undoes what does not undo itself. */
enum Fault {
    /** A node is killed, and is started again when the others have long gone on without it. */
    KILL(false) {
        @Override
        void strike(LocalCluster cluster, RandomGenerator chance) {
            ClusterNode node = any(cluster, chance);
            node.kill();
            pause(RESTART_AFTER);
            node.startAgain();
        }
    },
    TERM(false) {
        @Override
        void strike(LocalCluster cluster, RandomGenerator chance) {
            ClusterNode node = any(cluster, chance);
            node.stop();
            pause(RESTART_AFTER);
            node.startAgain();
        }
    },
    FROZEN_5_S(true) {
        @Override
        void strike(LocalCluster cluster, RandomGenerator chance) {
            freeze(any(cluster, chance), Duration.ofSeconds(5));
        }
    },
    FROZEN_30_S(true) {
        @Override
        void strike(LocalCluster cluster, RandomGenerator chance) {
            freeze(any(cluster, chance), Duration.ofSeconds(30));
        }
    },
    /** One node is cut off from the others for a while. */
    PARTITION(true) {
        @Override
        void strike(LocalCluster cluster, RandomGenerator chance) {
            cluster.network()
                    .cut(Set.of(chance.nextInt(cluster.nodes().size())));
            pause(Duration.ofSeconds(20));
            cluster.network().heal();
        }
    },
    DATABASE_RESTARTED(false) {
        @Override
        void strike(LocalCluster cluster, RandomGenerator chance) {
            cluster.stopDatabase();
            cluster.startDatabase();
        }
    },
    DATABASE_FROZEN_10_S(false) {
        @Override
        void strike(LocalCluster cluster, RandomGenerator chance) {
            cluster.freezeDatabase();
            pause(Duration.ofSeconds(10));
            cluster.thawDatabase();
        }
    },
    ROLLING_RESTART(false) {
        @Override
        void strike(LocalCluster cluster, RandomGenerator chance) {
            for (ClusterNode node : cluster.nodes()) {
                node.stop();
                node.startAgain();
                node.awaitReady();
                pause(Duration.ofSeconds(2));
            }
        }
    },
    TWO_KILLED(false) {
        @Override
        void strike(LocalCluster cluster, RandomGenerator chance) {
            int spared = chance.nextInt(cluster.nodes().size());
            for (int n = 0; n < cluster.nodes().size(); n++) {
                if (n != spared) {
                    cluster.nodes().get(n).kill();
                }
            }
            pause(RESTART_AFTER);
            cluster.nodes().forEach(ClusterNode::startAgain);
        }
    };

    private static final Duration RESTART_AFTER = Duration.ofSeconds(10);

    private final boolean leavesStaleNodes;

    Fault(boolean leavesStaleNodes) {
        this.leavesStaleNodes = leavesStaleNodes;
    }

    abstract void strike(LocalCluster cluster, RandomGenerator chance);

    /** Whether a node may live on that does not know that it is out, and may show older versions. */
    boolean leavesStaleNodes() {
        return leavesStaleNodes;
    }

    private static ClusterNode any(LocalCluster cluster, RandomGenerator chance) {
        return cluster.nodes().get(chance.nextInt(cluster.nodes().size()));
    }

    private static void freeze(ClusterNode node, Duration time) {
        node.freeze();
        pause(time);
        node.thaw();
    }

    private static void pause(Duration pause) {
        long until = System.nanoTime() + pause.toNanos();
        for (long left = pause.toNanos(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
