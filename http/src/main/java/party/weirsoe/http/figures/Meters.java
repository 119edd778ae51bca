package party.weirsoe.http.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What is measured while parties are played. Written by many threads. */
public final class Meters {
    private static final String OTHER = "other";

    private final Latency ack = new Latency();
    private final Latency hint = new Latency();
    private final Latency hintToView = new Latency();
    private final Map<String, LongAdder> errors = new ConcurrentHashMap<>();
    private final List<Second> seconds = new ArrayList<>();
    private long commandsBefore;

    /** One second of a run, with the latencies of what ended in it. */
    public record Second(long commands, Percentiles ack, Percentiles hint) {}

    /** From the moment at which a command was meant to be sent to the answer that settled it. */
    public Latency ack() {
        return ack;
    }

    /** From the sending of a command to its hint at another client. */
    public Latency hint() {
        return hint;
    }

    /** From a hint to the view that shows what it told of. */
    public Latency hintToView() {
        return hintToView;
    }

    /** @param code of a problem, or what else came instead of what was asked for */
    public void error(String code) {
        String key = errors.containsKey(code) || errors.size() < FigureLimits.CODES_MAX ? code : OTHER;
        errors.computeIfAbsent(key, first -> new LongAdder()).increment();
    }

    /**
     * To be called each second.
     *
     * @param commands of the whole run so far
     */
    public synchronized void second(long commands) {
        Second second = new Second(commands - commandsBefore, ack.turn(), hint.turn());
        commandsBefore = commands;
        if (seconds.size() < FigureLimits.SECONDS_MAX) {
            seconds.add(second);
        }
    }

    public synchronized List<Second> seconds() {
        return List.copyOf(seconds);
    }

    public Map<String, Long> errors() {
        Map<String, Long> counts = new TreeMap<>();
        errors.forEach((code, count) -> counts.put(code, count.sum()));
        return counts;
    }

    public Percentiles ackSoFar() {
        return ack.all();
    }

    public Percentiles hintSoFar() {
        return hint.all();
    }

    public Percentiles hintToViewSoFar() {
        return hintToView.all();
    }
}
