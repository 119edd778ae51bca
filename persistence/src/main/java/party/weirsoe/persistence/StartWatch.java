package party.weirsoe.persistence;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Notices that a starting server has died. The library would ask it for an answer until its time is up; an interrupt makes
 * it stop asking.
 */
final class StartWatch implements AutoCloseable {
    private final Path postgresDir;
    private final Thread starter = Thread.currentThread();
    private final Thread watcher =
            Thread.ofPlatform().daemon().name("postgres-start-watch").unstarted(this::watch);

    StartWatch(Path postgresDir) {
        this.postgresDir = postgresDir;
    }

    /** The server is about to be started. */
    void begin() {
        watcher.start();
    }

    private void watch() {
        long seen = System.nanoTime();
        try {
            while (System.nanoTime() - seen < PersistenceLimits.SERVER_GONE_AFTER.toNanos()) {
                // A process that is not our child can only be looked at again; the loop is bounded.
                Thread.sleep(PersistenceLimits.SERVER_POLL.toMillis());
                if (OrphanedServer.isRunningOn(postgresDir)) {
                    seen = System.nanoTime();
                }
            }
            starter.interrupt();
        } catch (InterruptedException | IOException e) {
            // The start has ended; or nothing can be seen, and the library waits its time.
        }
    }

    /** The library has returned. Whether the server had died. */
    boolean hasGivenUp() {
        close();
        return Thread.interrupted();
    }

    @Override
    public void close() {
        watcher.interrupt();
        boolean interrupted = Thread.interrupted();
        try {
            watcher.join(PersistenceLimits.SERVER_GONE_AFTER);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            starter.interrupt();
        }
    }
}
