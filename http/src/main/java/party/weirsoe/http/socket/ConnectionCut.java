package party.weirsoe.http.socket;

import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.apache.pekko.Done;
import org.apache.pekko.NotUsed;
import org.apache.pekko.http.impl.engine.server.UpgradeToOtherProtocolResponseHeader;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.stream.KillSwitches;
import org.apache.pekko.stream.UniqueKillSwitch;
import org.apache.pekko.stream.javadsl.BidiFlow;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.util.ByteString;

/**
 * Puts a switch between an upgraded connection and its bytes. The stream of messages cannot end a connection whose client
 * reads nothing: completion and failure wait behind the unwritten frames, and cancellation is ignored. So the switch sits
 * below, in the header by which pekko-http hands the bytes over; that class is internal to the library, whose version is
 * pinned, and this is the only place that knows it.
 */
final class ConnectionCut {
    private ConnectionCut() {}

    /** @param connected gets what cuts the connection at once, and when the connection is no more */
    static HttpResponse install(HttpResponse upgrade, BiConsumer<Runnable, CompletionStage<Done>> connected) {
        UpgradeToOtherProtocolResponseHeader header = upgrade.getHeader(UpgradeToOtherProtocolResponseHeader.class)
                .orElseThrow(() -> new IllegalStateException("this pekko-http upgrades in another way"));
        BidiFlow<ByteString, ByteString, ByteString, ByteString, UniqueKillSwitch> cut =
                BidiFlow.fromGraph(KillSwitches.singleBidi());
        Flow<ByteString, ByteString, Object> bytes = cut.join(header.handler().asJava())
                .watchTermination((killSwitch, done) -> {
                    connected.accept(() -> killSwitch.abort(new ConnectionIsCut()), done);
                    return NotUsed.getInstance();
                });
        return upgrade.removeHeader(header.name()).addHeader(new UpgradeToOtherProtocolResponseHeader(bytes.asScala()));
    }

    /** Says in a debug log why a connection ended. */
    private static final class ConnectionIsCut extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private ConnectionIsCut() {
            super("The client took nothing in time", null, false, false);
        }
    }
}
