package party.weirsoe.session;

import com.typesafe.config.Config;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where rows are kept, as the composition root and the sessions see it. Open until closed; close after the actor system. */
public interface Journal extends AutoCloseable {
    /** The journal's and the snapshot store's plugins, ready to be the actor system's configuration. */
    Config configuration();

    /**
     * Removes the rows and snapshots of a deleted session, up to and with its tombstone, in one
     * transaction. Rows of a later life of the code stay. Snapshots without any row go too. Repeatable.
     */
    CompletionStage<Void> erase(String persistenceId);

    /** The newest row of a session, where there is any. */
    CompletionStage<Optional<LastRow>> lastRow(String persistenceId);

    /**
     * Sessions of which anything is stored, in an order of the journal's own.
     *
     * @param after the last one of the page before; empty: from the beginning
     * @param max sessions of a page; fewer are the last page
     */
    CompletionStage<List<Stored>> page(String after, int max);

    /** Whether the database answered when it was last asked; asked at least every two seconds. */
    boolean isReachable();

    /** The nodes that use this journal's database. */
    default Roster roster() {
        return Roster.ALONE;
    }

    /** What is told to the person who started the server: {@code embedded PostgreSQL in data/} or the server's address. */
    String description();

    /** For other nodes on the same rows: {@code jdbc:postgresql://…}, with its password. Not to be shown. */
    String databaseUrl();

    @Override
    void close();

    /**
     * The nodes that use one database, as far as the database knows. It keeps nodes that start and cannot see each other, or
     * cannot see those that run, from founding a second cluster.
     */
    interface Roster {
        /** Of a database that nobody shares. */
        Roster ALONE = new Roster() {
            @Override
            public boolean mayFound() {
                return true;
            }

            @Override
            public void enter(int incarnation, Consumer<Set<Integer>> departed) {
                // Nobody asks, and nobody departs.
            }
        };

        /**
         * Whether this node is to found the cluster: no node is entered, and no other has been told so and still runs. False
         * also where the database does not answer. Repeatable; blocks.
         */
        boolean mayFound();

        /**
         * This node is a member of the cluster, from now until its journal is closed or its process ends.
         *
         * @param incarnation of the node: another after each start
         * @param departed told, some times a second, whenever there are any: incarnations that were entered and are not any
         *     more, though this node's own view of the database was never interrupted. Their process has ended, or has lost
         *     the database. Told on a thread that may be blocked for a while
         */
        void enter(int incarnation, Consumer<Set<Integer>> departed);
    }

    /**
     * The newest row of a session.
     *
     * @param at when it was written
     * @param tombstone the session is deleted, and its rows are still there
     */
    record LastRow(long number, Instant at, boolean tombstone) {}

    /** @param last null: there are snapshots only, which nobody can need */
    record Stored(String persistenceId, @Nullable LastRow last) {}

    /** Found by {@link java.util.ServiceLoader}; the module {@code persistence} has it. */
    interface Provider {
        /**
         * Opens the journal: starts the embedded server where no URL is given, checks that it is durable, sets up the schema.
         * Blocks.
         *
         * @param progress told in short sentences what is going on
         * @throws StartException with one line that says what is wrong and how to mend it
         */
        Journal open(Settings settings, Consumer<String> progress);
    }

    /**
     * @param databaseUrl {@code jdbc:postgresql://…}; null: an embedded server
     * @param dataDir where the embedded server lives
     */
    record Settings(@Nullable String databaseUrl, Path dataDir) {}

    /** Why the server cannot start, in one line for a person. */
    final class StartException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public StartException(String line) {
            super(line);
        }

        public StartException(String line, Throwable cause) {
            super(line, cause);
        }
    }
}
