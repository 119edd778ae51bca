package party.weirsoe.http.speed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import party.weirsoe.http.e2e.CpuTime;

/** A process under measurement. It is told nothing but lines, and what it answers begins with {@link #ANSWER}. */
final class Running implements AutoCloseable {
    static final String ANSWER = "> ";
    private static final Pattern TOTAL = Pattern.compile("Total\\s+\\d+\\s+(\\d+)");
    private static final Pattern RSS = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    private final Process process;
    private final BlockingQueue<String> answers = new ArrayBlockingQueue<>(16);
    private final List<String> said = new ArrayList<>();

    private Running(Process process) {
        this.process = process;
    }

    static Running start(ProcessBuilder builder) {
        try {
            Running running = new Running(builder.redirectErrorStream(true).start());
            Thread.ofPlatform().daemon().start(running::listen);
            // A bench that is broken off must leave nothing behind.
            Runtime.getRuntime().addShutdownHook(new Thread(running.process::destroy));
            return running;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A class of ours in a JVM of its own, with the flags of the server. */
    static Running java(List<String> flags, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return start(new ProcessBuilder(command));
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(ANSWER)) {
                    answers.put(line.substring(ANSWER.length()));
                } else {
                    synchronized (said) {
                        said.add(line);
                    }
                }
            }
        } catch (IOException | InterruptedException e) {
            synchronized (said) {
                said.add(e.toString());
            }
        }
    }

    /** Sends a line and waits for its answer. */
    String ask(String line) {
        try {
            process.outputWriter(StandardCharsets.UTF_8)
                    .append(line)
                    .append('\n')
                    .flush();
        } catch (IOException e) {
            throw new IllegalStateException(said(), e);
        }
        return answer();
    }

    /** The next answer. */
    String answer() {
        long until = System.nanoTime() + SpeedLimits.CHILD_ANSWER_MAX.toNanos();
        try {
            while (System.nanoTime() < until) {
                String answer = answers.poll(100, TimeUnit.MILLISECONDS);
                if (answer != null) {
                    return answer;
                }
                if (!process.isAlive() && answers.isEmpty()) {
                    break;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException("no answer: " + said());
    }

    /** What it has said beside its answers. */
    String said() {
        synchronized (said) {
            return String.join("\n", said);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    long cpuMicros() {
        return CpuTime.ofProcess(pid());
    }

    long rssBytes() {
        try {
            Matcher rss = RSS.matcher(Files.readString(Path.of("/proc", Long.toString(pid()), "status")));
            if (!rss.find()) {
                throw new IllegalStateException("no VmRSS");
            }
            return Long.parseLong(rss.group(1)) * 1024;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Bytes of all objects that somebody holds, after a full collection. */
    long heapBytes() {
        jcmd("GC.run"); // what only a finalizer or a cleaner keeps is gone after the second one
        Matcher total = TOTAL.matcher(jcmd("GC.class_histogram"));
        if (!total.find()) {
            throw new IllegalStateException("no histogram");
        }
        return Long.parseLong(total.group(1));
    }

    /** Its JVM's flags, as it was started with. */
    List<String> flags() {
        try {
            String line = Files.readString(Path.of("/proc", Long.toString(pid()), "cmdline"));
            List<String> command = List.of(line.split("\0", -1));
            return command.subList(1, command.indexOf("-cp"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String jcmd(String command) {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        return run(new ProcessBuilder(jcmd.toString(), Long.toString(pid()), command), null);
    }

    /** Runs to its end, and answers what it has said. */
    static String run(ProcessBuilder builder, @Nullable String input) {
        try {
            Process process = builder.redirectErrorStream(true).start();
            try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
                in.write(input == null ? "" : input);
            }
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", builder.command()) + "\n" + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(SpeedLimits.STOP_MAX.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
