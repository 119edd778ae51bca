package party.weirsoe.persistence;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import party.weirsoe.session.Journal;

/** A journal in a JVM of its own, which can be killed while its PostgreSQL lives on. */
final class ChildServer implements AutoCloseable {
    /** What the child has written before it says that it is ready. */
    static final String WRITTEN = "written-by-the-child";

    private static final String READY = "ready";

    private final Process process;

    private ChildServer(Process process) {
        this.process = process;
    }

    /** Returns when its journal is open and a row is in it. */
    static ChildServer start(Path dataDir) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ChildServer.class.getName(),
                        dataDir.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        ChildServer child = new ChildServer(process);
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals(READY)) {
                    return child;
                }
            }
        }
        child.close();
        throw new IOException("the child ended before it was ready");
    }

    /** As {@code kill -9} does: nothing of it gets to run. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the child does not die");
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** In the child. */
    public static void main(String[] args) throws Exception {
        Journal journal = new PostgresJournalProvider().open(new Journal.Settings(null, Path.of(args[0])), line -> {});
        String url = journal.configuration().getString("pekko-persistence-jdbc.shared-databases.weirsoe.db.url");
        try (Connection connection = PostgresForTests.connect(url)) {
            Rows.execute(connection, "DELETE FROM event_journal WHERE persistence_id = '" + WRITTEN + "'");
            Rows.event(connection, WRITTEN, 1, "x");
        }
        System.out.println(READY);
        // Until it is killed, or its parent is gone.
        List<String> rest = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                .lines()
                .toList();
        System.exit(rest.size());
    }
}
