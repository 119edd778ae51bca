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
        void strike(LocalCluster cluster, RandomGenerator chance, Pace pace) {
            ClusterNode node = any(cluster, chance);
            node.kill();
            pause(pace.restartAfter());
            node.startAgain();
        }
    },
    TERM(false) {
        @Override
        void strike(LocalCluster cluster, RandomGenerator chance, Pace pace) {
            ClusterNode node = any(cluster, chance);
            node.stop();
            pause(pace.restartAfter());
            node.startAgain();
        }
    },
    FROZEN_5_S(true) {
        @Override
        void strike(LocalCluster cluster, RandomGenerator chance, Pace pace) {
            freeze(any(cluster, chance), Duration.ofSeconds(5));
        }
    },
    FROZEN_30_S(true) {
        @Override
        void strike(LocalCluster cluster, RandomGenerator chance, Pace pace) {
            freeze(any(cluster, chance), Duration.ofSeconds(30));
        }
    },
    /** One node is cut off from the others for a while. */
    PARTITION(true) {
        @Override
        void strike(LocalCluster cluster, RandomGenerator chance, Pace pace) {
            cluster.network().cut(Set.of(chance.nextInt(cluster.nodes().size())));
            pause(pace.partition());
            cluster.network().heal();
        }
    },
    DATABASE_RESTARTED(false) {
        @Override
        void strike(LocalCluster cluster, RandomGenerator chance, Pace pace) {
            cluster.stopDatabase();
            pause(pace.databaseAway());
            cluster.startDatabase();
        }
    },
    DATABASE_AWAY_60_S(false) {
        @Override
        void strike(LocalCluster cluster, RandomGenerator chance, Pace pace) {
            cluster.stopDatabase();
            pause(Duration.ofSeconds(60));
            cluster.startDatabase();
        }
    },
    DATABASE_FROZEN_10_S(false) {
        @Override
        void strike(LocalCluster cluster, RandomGenerator chance, Pace pace) {
            cluster.freezeDatabase();
            pause(Duration.ofSeconds(10));
            cluster.thawDatabase();
        }
    },
    ROLLING_RESTART(false) {
        @Override
        void strike(LocalCluster cluster, RandomGenerator chance, Pace pace) {
            for (ClusterNode node : cluster.nodes()) {
                node.stop();
                node.startAgain();
                node.awaitReady();
                pause(pace.betweenNodes());
            }
        }
    },
    TWO_KILLED(false) {
        @Override
        void strike(LocalCluster cluster, RandomGenerator chance, Pace pace) {
            int spared = chance.nextInt(cluster.nodes().size());
            for (int n = 0; n < cluster.nodes().size(); n++) {
                if (n != spared) {
                    cluster.nodes().get(n).kill();
                }
            }
            pause(pace.restartAfter());
            cluster.nodes().forEach(ClusterNode::startAgain);
        }
    };

    /**
     * How long faults last.
     *
     * @param restartAfter how long a node is missed before it is started again; sooner than the others take, and its own
     *     return would tell them that it was gone
     * @param databaseAway between its stop and its start
     * @param betweenNodes of a rolling restart, after each is ready
     * @param before the first fault: processes that were just started are slow in everything
     * @param calm after each
     */
    record Pace(
            Duration restartAfter,
            Duration partition,
            Duration databaseAway,
            Duration betweenNodes,
            Duration before,
            Duration calm) {
        static final Pace LONG = new Pace(
                Duration.ofSeconds(6),
                Duration.ofSeconds(20),
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                Duration.ofSeconds(60),
                Duration.ofSeconds(5));
        static final Pace SHORT = new Pace(
                Duration.ofSeconds(5),
                Duration.ofSeconds(9),
                Duration.ofSeconds(2),
                Duration.ofSeconds(1),
                Duration.ofSeconds(3),
                Duration.ofSeconds(3));
    }

    private final boolean leavesStaleNodes;

    Fault(boolean leavesStaleNodes) {
        this.leavesStaleNodes = leavesStaleNodes;
    }

    abstract void strike(LocalCluster cluster, RandomGenerator chance, Pace pace);

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
