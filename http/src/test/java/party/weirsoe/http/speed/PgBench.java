package party.weirsoe.http.speed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Single-row commits of 16 clients into a table like the journal, on the same PostgreSQL: what it does at its own pace. */
final class PgBench {
    private static final Pattern TPS = Pattern.compile("tps = ([\\d.]+)");
    private static final String TABLE = "speed_rows";
    private static final int PAYLOAD_BYTES_MIN = 16;

    private final Path program;
    private final Postgres postgres;
    private final Path script;

    /** @param directory for its script */
    PgBench(Path program, Postgres postgres, Path directory) {
        this.program = program;
        this.postgres = postgres;
        this.script = directory.resolve("pgbench.sql");
        postgres.execute("CREATE TABLE IF NOT EXISTS " + TABLE + " (LIKE event_journal INCLUDING ALL)");
        String payload = "ab".repeat(Math.max(PAYLOAD_BYTES_MIN, postgres.payloadBytes()));
        String sql = """
                \\set session random(1, 2000)
                \\set number random(1, 1000000000000000)
                INSERT INTO %s (persistence_id, sequence_number, writer, write_timestamp, adapter_manifest,
                  event_ser_id, event_ser_manifest, event_payload)
                VALUES ('session|' || :session, :number, '5e8d4f1a-0000-0000-0000-000000000000', 1700000000000, '',
                  27710, 'step.v1', '\\x%s');
                """.formatted(TABLE, payload);
        try {
            Files.writeString(script, sql);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Commits a second. */
    double run(Duration time) {
        String said = Running.run(
                new ProcessBuilder(
                        program.toString(),
                        "--no-vacuum",
                        "--host=127.0.0.1",
                        "--port=" + postgres.port(),
                        "--username=postgres",
                        "--client=16",
                        "--jobs=2",
                        "--protocol=prepared",
                        "--time=" + time.toSeconds(),
                        "--file=" + script,
                        "postgres"),
                null);
        Matcher tps = TPS.matcher(said);
        if (!tps.find() || said.contains("aborted")) {
            throw new IllegalStateException(said);
        }
        return Double.parseDouble(tps.group(1));
    }

    /** Its rows are nobody's. */
    void dropRows() {
        postgres.execute("TRUNCATE " + TABLE);
    }
}
