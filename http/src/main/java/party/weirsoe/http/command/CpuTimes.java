package party.weirsoe.http.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import party.weirsoe.http.figures.Figures;
import party.weirsoe.http.limit.HttpLimits;

/** What a run takes of the processors, here and, where its operations port tells, in the server's process. */
final class CpuTimes {
    private static final Pattern SERVER = Pattern.compile("(?m)^process_cpu_time_ns_total ([0-9.E+]+)");

    private final @Nullable URI ops;
    private final double own = ownSeconds();
    private final @Nullable Double server;

    private CpuTimes(@Nullable URI ops) {
        this.ops = ops;
        this.server = serverSeconds(ops);
    }

    /** @param ops null where nobody said where the server's operations port is */
    static CpuTimes begin(@Nullable URI ops) {
        return new CpuTimes(ops);
    }

    boolean isServerKnown() {
        return server != null;
    }

    Figures.Cpu end() {
        Double now = server == null ? null : serverSeconds(ops);
        return new Figures.Cpu(ownSeconds() - own, server == null || now == null ? null : now - server);
    }

    private static double ownSeconds() {
        return ProcessHandle.current()
                        .info()
                        .totalCpuDuration()
                        .orElse(Duration.ZERO)
                        .toNanos()
                / 1e9;
    }

    private static @Nullable Double serverSeconds(@Nullable URI ops) {
        if (ops == null) {
            return null;
        }
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(HttpLimits.CUT_WAIT_MAX).build()) {
            HttpRequest scrape = HttpRequest.newBuilder(ops.resolve("/metrics"))
                    .timeout(HttpLimits.ANSWER_WAIT_MAX)
                    .build();
            Matcher found = SERVER.matcher(
                    client.send(scrape, HttpResponse.BodyHandlers.ofString()).body());
            return found.find() ? Double.parseDouble(found.group(1)) / 1e9 : null;
        } catch (IOException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
