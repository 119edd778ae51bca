package party.weirsoe.http.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Freezes processes and lets them go on. */
final class Signals {
    private Signals() {}

    static void stop(long pid) {
        send("-STOP", pid);
    }

    static void go(long pid) {
        send("-CONT", pid);
    }

    /** By the shell's own {@code kill}, which every machine has. A process that has gone meanwhile is none to signal. */
    private static void send(String signal, long pid) {
        try {
            new ProcessBuilder("sh", "-c", "kill " + signal + " " + pid).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
