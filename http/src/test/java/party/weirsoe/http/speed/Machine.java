package party.weirsoe.http.speed;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What is measured on.
 *
 * @param flags that the launcher gives to the server's JVM
 * @param postgres its version
 */
record Machine(List<String> flags, String postgres) {
    /** Starts the server once, to see. */
    static Machine look(Path dir) {
        try (Wpp wpp = Wpp.start(dir)) {
            return new Machine(wpp.process().flags(), wpp.postgres().version());
        }
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d cores, Linux %s, JDK %s with %s; PostgreSQL %s",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.version"),
                Runtime.version(),
                String.join(" ", flags),
                postgres);
    }
}
