package party.weirsoe.http.command;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import party.weirsoe.game.GameLimits;
import party.weirsoe.http.simulate.Habits;
import party.weirsoe.http.simulate.Mishaps;
import picocli.CommandLine.Option;

/** What {@code wpp simulate} can be told. */
final class SimulateOptions {
    private static final int PARTIES_MAX = 1_000_000;
    private static final int RATE_MAX = 10_000;
    private static final int THINK_MS_MAX = 600_000;
    private static final int SOCKETS_OF_TEN = 10;

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:${env:WPP_HTTP_PORT:-8080}",
            description = "The server, or the balancer before it; http only. Default: ${DEFAULT-VALUE}.")
    private @Nullable URI url;

    @Option(
            names = "--parties",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many are played. Default: ${DEFAULT-VALUE}.")
    int parties;

    @Option(
            names = "--players",
            paramLabel = "N",
            defaultValue = "4",
            description = "Of each party, beside its host. Default: ${DEFAULT-VALUE}.")
    private int players;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "Of each party. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--rate",
            paramLabel = "PARTIES_PER_S",
            description = "So many parties begin each second, whatever the others do. Default: all at once.")
    private @Nullable Double rate;

    @Option(
            names = "--think",
            paramLabel = "MS",
            defaultValue = "0",
            description = "What a person takes for a decision, on average. Default: ${DEFAULT-VALUE}.")
    private int think;

    @Option(
            names = "--faults",
            description =
                    "With bad phones: double taps, lost answers, late duplicates, broken sockets, sleep and reloads.")
    private boolean faults;

    @Option(names = "--seed", paramLabel = "N", description = "Decides what the bots choose. Default: drawn, and told.")
    private @Nullable Long seed;

    @Option(names = "--json", paramLabel = "FILE", description = "Where to write the figures for programs.")
    @Nullable Path json;

    @Option(names = "--html", paramLabel = "FILE", description = "Where to write a page with figures and plots.")
    @Nullable Path html;

    @Option(
            names = "--ops-url",
            paramLabel = "URL",
            description = "The operations port of the server, http://127.0.0.1:9464: tells the CPU that it takes.")
    @Nullable URI opsUrl;

    /** What is wrong with them; null where nothing is. */
    @Nullable String fault() {
        if (!isPlain(url())) {
            return "--url: '" + url + "' is no address such as http://127.0.0.1:8080";
        }
        if (opsUrl != null && !isPlain(opsUrl)) {
            return "--ops-url: '" + opsUrl + "' is no address such as http://127.0.0.1:9464";
        }
        if (rate != null && !(rate > 0 && rate <= RATE_MAX)) {
            return "--rate: " + rate + " is no number above 0, up to " + RATE_MAX;
        }
        String range = range("--parties", parties, 1, PARTIES_MAX);
        range = range != null
                ? range
                : range("--players", players, GameLimits.MAX_PLAYERS_MIN, GameLimits.MAX_PLAYERS_MAX);
        range = range != null ? range : range("--rounds", rounds, 1, GameLimits.ROUNDS_MAX);
        range = range != null ? range : range("--think", think, 0, THINK_MS_MAX);
        range = range != null ? range : unwritable("--json", json);
        return range != null ? range : unwritable("--html", html);
    }

    private static @Nullable String range(String name, int value, int from, int to) {
        return value >= from && value <= to ? null : name + ": " + value + " is no number from " + from + " to " + to;
    }

    /** Before the run, and not after hours of it. */
    private static @Nullable String unwritable(String name, @Nullable Path file) {
        if (file == null) {
            return null;
        }
        Path folder = file.toAbsolutePath().getParent();
        return folder != null && Files.isWritable(folder) && !Files.isDirectory(file)
                ? null
                : name + ": " + file + " cannot be written";
    }

    private static boolean isPlain(URI address) {
        return "http".equals(address.getScheme())
                && address.getHost() != null
                && Set.of("", "/").contains(address.getPath())
                && address.getQuery() == null;
    }

    private URI url() {
        return Objects.requireNonNull(url);
    }

    /** With its port, and without a slash behind it. */
    URI server() {
        int port = url().getPort();
        return URI.create("http://" + url().getHost() + ":" + (port < 0 ? 80 : port));
    }

    Habits habits() {
        Mishaps mishaps = faults ? Mishaps.MANY : Mishaps.NONE;
        return new Habits(players, rounds, 1, Duration.ofMillis(think), null, SOCKETS_OF_TEN, mishaps);
    }

    /** Parties a second; 0: all at once. */
    double rate() {
        return rate == null ? 0 : rate;
    }

    long seed() {
        if (seed == null) {
            seed = ThreadLocalRandom.current().nextLong(1, 1L << 48);
        }
        return seed;
    }

    /** As the report tells them. */
    Map<String, Object> told() {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("url", server().toString());
        told.put("parties", parties);
        told.put("players", players);
        told.put("rounds", rounds);
        if (rate != null) {
            told.put("rate", rate);
        }
        told.put("think", think);
        told.put("faults", faults);
        return told;
    }

    /** A command that plays the same parties. */
    String again() {
        StringBuilder again = new StringBuilder("wpp simulate --seed " + seed());
        told().forEach((name, value) -> {
            if (!name.equals("faults")) {
                again.append(String.format(Locale.ROOT, " --%s %s", name, value));
            } else if (faults) {
                again.append(" --faults");
            }
        });
        return again.toString();
    }
}
