package party.weirsoe.http.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import party.weirsoe.http.figures.Figures;
import party.weirsoe.http.figures.FiguresJson;
import party.weirsoe.http.figures.HtmlReport;
import party.weirsoe.http.figures.Meters;
import party.weirsoe.http.figures.Summary;
import party.weirsoe.http.simulate.Servers;
import party.weirsoe.http.simulate.Simulation;
import party.weirsoe.http.simulate.Tally;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code wpp simulate}: whole parties of bots against a running server, and whether it keeps its promises to them. */
@Command(
        name = "simulate",
        description = {
            "Plays whole parties of bots against a running server, measures what they wait for,",
            "and looks whether every promise of the protocol is kept."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "Many parties from one address need a server with WPP_RATE_LIMIT=off. More: docs/simulation.md.",
            "Exit code 0: no promise was found broken. 1: one was. 2: the command is wrong."
        })
public final class SimulateCommand implements Callable<Integer> {
    private static final int BROKEN = 1;
    /** After a signal: for the bots to stop, and for the report. */
    private static final long STOP_SECONDS_MAX = 15;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private SimulateOptions options = new SimulateOptions();

    @Override
    public Integer call() throws IOException {
        String fault = options.fault();
        if (fault != null) {
            throw wrong(fault);
        }
        Findings findings = new Findings();
        try (Simulation simulation = new Simulation(
                Servers.at(options.server()), List.of(options.habits()), options.seed(), findings::judge)) {
            if (!simulation.isServerThere()) {
                throw wrong("nobody answers at " + options.server());
            }
            CountDownLatch reported = new CountDownLatch(1);
            Thread hook = Thread.ofPlatform().unstarted(() -> stop(simulation, findings, reported));
            Runtime.getRuntime().addShutdownHook(hook);
            try {
                Figures figures = play(simulation, findings);
                report(figures);
                return figures.violations() == 0 ? 0 : BROKEN;
            } finally {
                reported.countDown();
                forget(hook);
            }
        }
    }

    private Figures play(Simulation simulation, Findings findings) {
        PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
        CpuTimes cpu = CpuTimes.begin(options.opsUrl);
        if (options.opsUrl != null && !cpu.isServerKnown()) {
            err.println("wpp simulate: " + options.opsUrl + " does not tell the server's CPU time; it is left out.");
        }
        long begun = System.nanoTime();
        try (Progress progress = Progress.begin(err, options.parties, simulation, findings)) {
            simulation.play(options.parties, options.rate());
            progress.lastSecond();
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        Tally tally = simulation.tally();
        Meters meters = simulation.meters();
        return new Figures(
                options.told(),
                options.seed(),
                tally.parties(),
                tally.unfinished(),
                seconds,
                new Figures.Counts(
                        tally.rows(),
                        tally.retries(),
                        tally.replays(),
                        tally.views(),
                        meters.hintSoFar().count()),
                meters.ackSoFar(),
                meters.hintSoFar(),
                meters.hintToViewSoFar(),
                meters.errors(),
                cpu.end(),
                findings.count(),
                findings.first(),
                meters.seconds());
    }

    private void report(Figures figures) throws IOException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        Summary.lines(figures).forEach(out::println);
        if (figures.violations() > 0) {
            out.println("again: " + options.again());
        }
        out.flush();
        if (options.json != null) {
            FiguresJson.write(figures, options.json);
        }
        if (options.html != null) {
            HtmlReport.write(figures, options.html);
        }
    }

    /** A signal ends the parties, and what was measured until then is told. */
    private static void stop(Simulation simulation, Findings findings, CountDownLatch reported) {
        findings.stop();
        simulation.abandon();
        try {
            var unused = reported.await(STOP_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // It runs, and has what it waits for.
            return;
        }
    }

    private ParameterException wrong(String why) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), why);
    }
}
