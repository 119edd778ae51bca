package party.weirsoe.persistence;

import com.typesafe.config.Config;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import party.weirsoe.session.Journal;

/** The journal on a PostgreSQL server that is durable and has its schema. */
final class PostgresJournal implements Journal {
    private final DatabaseAddress address;
    private final String description;
    private final @Nullable EmbeddedServer server;
    private final Probe probe;
    private final DatabaseRoster roster;
    private final Chores chores;

    /** @param server closed with the journal; null where it is somebody else's */
    PostgresJournal(DatabaseAddress address, String description, @Nullable EmbeddedServer server) {
        this.address = address;
        this.description = description;
        this.server = server;
        this.probe = new Probe(address);
        this.roster = new DatabaseRoster(address);
        this.chores = new Chores(address);
    }

    @Override
    public Config configuration() {
        return JournalConfiguration.of(address);
    }

    @Override
    public CompletionStage<Void> erase(String persistenceId) {
        return chores.run(connection -> {
                    Eraser.erase(connection, persistenceId);
                    return true;
                })
                .thenAccept(erased -> {});
    }

    @Override
    public CompletionStage<Optional<LastRow>> lastRow(String persistenceId) {
        return chores.run(connection -> Optional.ofNullable(StoredSessions.lastRow(connection, persistenceId)));
    }

    @Override
    public CompletionStage<List<Stored>> page(String after, int max) {
        return chores.run(connection -> StoredSessions.page(connection, after, max));
    }

    @Override
    public boolean isReachable() {
        return probe.isReachable();
    }

    @Override
    public Roster roster() {
        return roster;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public String databaseUrl() {
        return address.url();
    }

    @Override
    public void close() {
        roster.close();
        chores.close();
        probe.close();
        if (server != null) {
            server.close();
        }
    }
}
