package party.weirsoe.http.speed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import party.weirsoe.http.e2e.CpuTime;

/** The embedded PostgreSQL of a server under measurement, seen from outside. */
final class Postgres {
    private static final int PORT_LINE = 3;

    private final Path dataDir;
    private final int port;

    private Postgres(Path dataDir, int port) {
        this.dataDir = dataDir;
        this.port = port;
    }

    /** The one that runs on the data directory of a server. */
    static Postgres of(Path dataDir) {
        try (Stream<Path> files = Files.walk(dataDir)) {
            Path pidFile = files.filter(file -> file.endsWith("postmaster.pid"))
                    .findFirst()
                    .orElseThrow();
            return new Postgres(
                    dataDir,
                    Integer.parseInt(Files.readAllLines(pidFile).get(PORT_LINE).strip()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    /** Of all its processes, ended ones too, in microseconds. */
    long cpuMicros() {
        return CpuTime.ofPostgres(dataDir);
    }

    /** Fails where what it has acknowledged could be lost: no figure of such a server means anything. */
    void assertDurable() {
        for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            assertThat(ask("SHOW " + setting)).as(setting).isEqualTo("on");
        }
        assertThat(ask("SELECT count(*) FROM pg_db_role_setting"))
                .as("settings of a role or database that differ from the server's")
                .isEqualTo("0");
    }

    /** Bytes of an average row's payload. */
    int payloadBytes() {
        String average = ask("SELECT coalesce(round(avg(octet_length(event_payload))), 0) FROM event_journal");
        return Integer.parseInt(average);
    }

    String version() {
        return ask("SHOW server_version");
    }

    void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private String ask(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres");
    }
}
