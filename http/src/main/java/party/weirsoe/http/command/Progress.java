package party.weirsoe.http.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import party.weirsoe.http.simulate.Simulation;

/** Once a second: measures that second, and tells how far the run is. A bar on a terminal, now and then a line elsewhere. */
final class Progress implements AutoCloseable {
    private static final int COLUMNS = 100;
    private static final int SECONDS_A_LINE = 10;

    private final PrintWriter err;
    private final long parties;
    private final Simulation simulation;
    private final Findings findings;
    private final @Nullable ProgressBar bar;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("progress").factory());
    private long seconds;

    private Progress(PrintWriter err, long parties, Simulation simulation, Findings findings) {
        this.err = err;
        this.parties = parties;
        this.simulation = simulation;
        this.findings = findings;
        this.bar = isTerminal() ? bar(err, parties) : null;
    }

    static Progress begin(PrintWriter err, long parties, Simulation simulation, Findings findings) {
        Progress progress = new Progress(err, parties, simulation, findings);
        var unused = progress.clock.scheduleAtFixedRate(progress::second, 1, 1, TimeUnit.SECONDS);
        return progress;
    }

    /** With a consumer of our own the library asks no terminal for its size, which needs native code. */
    private static ProgressBar bar(PrintWriter err, long parties) {
        return new ProgressBarBuilder()
                .setTaskName("parties")
                .setInitialMax(parties)
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .setUpdateIntervalMillis(500)
                .continuousUpdate()
                .clearDisplayOnFinish()
                .setConsumer(new DelegatingProgressBarConsumer(
                        text -> {
                            err.print(text);
                            err.flush();
                        },
                        COLUMNS))
                .build();
    }

    /** Whether the errors' stream is one. */
    private static boolean isTerminal() {
        try {
            String stream = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return stream.startsWith("/dev/pts/") || stream.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException notLinux) {
            // A guess: what a console is has changed from one JDK to the next.
            return System.getenv("TERM") != null;
        }
    }

    private synchronized void second() {
        simulation.meters().second(simulation.tally().rows());
        seconds++;
        long ended = simulation.tally().parties() + simulation.tally().unfinished();
        String told = String.format(
                Locale.ROOT, "%,d commands, %,d violations", simulation.tally().rows(), findings.count());
        if (bar != null) {
            bar.stepTo(ended);
            bar.setExtraMessage(" " + told);
        } else if (seconds % SECONDS_A_LINE == 0) {
            err.println(String.format(Locale.ROOT, "%,d of %,d parties, %s", ended, parties, told));
            err.flush();
        }
    }

    /** What has come since the last whole second. */
    void lastSecond() {
        clock.shutdown();
        second();
    }

    @Override
    public void close() {
        clock.shutdown();
        if (bar != null) {
            bar.close();
        }
    }
}
