package party.weirsoe.http;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.Done;
import org.apache.pekko.stream.SharedKillSwitch;
import org.apache.pekko.stream.javadsl.Tcp;

/** A port that is listened on, and its connections. */
public final class OpenPort {
    private final Tcp.ServerBinding binding;
    private final SharedKillSwitch requests;
    private final SharedKillSwitch connections;
    private final CompletionStage<Done> ended;

    /**
     * @param requests ends what comes in, so that a connection ends when its requests are answered
     * @param connections cuts what is still open
     * @param ended when the port is closed and no connection is left
     */
    OpenPort(
            Tcp.ServerBinding binding,
            SharedKillSwitch requests,
            SharedKillSwitch connections,
            CompletionStage<Done> ended) {
        this.binding = binding;
        this.requests = requests;
        this.connections = connections;
        this.ended = ended;
    }

    public InetSocketAddress address() {
        return binding.localAddress();
    }

    /** Takes no new connections. */
    public CompletionStage<?> unbind() {
        return binding.unbind();
    }

    /** Takes no new connections, and ends the others: each after the answer that it waits for, or, at last, after the time given. */
    public CompletionStage<?> close(Duration cutAfter) {
        requests.shutdown();
        return unbind().thenCompose(unbound -> ended.toCompletableFuture()
                .copy()
                .completeOnTimeout(Done.getInstance(), cutAfter.toMillis(), TimeUnit.MILLISECONDS)
                .thenRun(connections::shutdown));
    }
}
