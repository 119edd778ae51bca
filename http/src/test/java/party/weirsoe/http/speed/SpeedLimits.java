package party.weirsoe.http.speed;

import java.time.Duration;

/** The bounds of the bench: when it gives up, and what a driver holds. */
final class SpeedLimits {
    /** From the start of a process to its being ready, or to the answer of a child to one question. */
    static final Duration CHILD_ANSWER_MAX = Duration.ofMinutes(5);

    static final Duration STOP_MAX = Duration.ofSeconds(30);
    /** The first build of the server, with its libraries from the network. */
    static final Duration BUILD_MAX = Duration.ofMinutes(20);
    /** Until all parties are open, or have come to rest. */
    static final Duration SETTLE_MAX = Duration.ofMinutes(4);
    /** Parties that are being opened at a time: more than the kernel's queue of new connections would overflow it. */
    static final int OPENING_AT_ONCE = 16;
    /** One answer, head and body. */
    static final int ANSWER_BYTES_MAX = 1 << 20;

    private SpeedLimits() {}
}
