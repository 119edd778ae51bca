package party.weirsoe.http.simulate;

import java.time.Duration;

/**
 * How long a client waits for an answer, and before it sends the same request again.
 *
 * @param attemptMax a request without an answer is given up after this
 * @param retryFirst half of this to all of it, doubling up to the most
 */
record Patience(Duration attemptMax, Duration retryFirst, Duration retryMost) {
    /** As {@code web/js/limits.js} has it. */
    static final Patience OF_A_PAGE =
            new Patience(Duration.ofSeconds(12), Duration.ofMillis(500), Duration.ofSeconds(10));
    /**
     * Of clients that choose a node themselves: longer than a server waits for a session, and shorter than a browser, which
     * has a load balancer in between.
     */
    static final Patience AMONG_NODES =
            new Patience(Duration.ofSeconds(6), Duration.ofMillis(250), Duration.ofSeconds(2));
}
