package party.weirsoe.http.problem;

import org.apache.pekko.NotUsed;
import org.apache.pekko.http.impl.engine.parsing.ParserOutput.MessageStartError;
import org.apache.pekko.http.impl.engine.parsing.ParserOutput.RequestOutput;
import org.apache.pekko.http.impl.engine.parsing.ParserOutput.RequestStart;
import org.apache.pekko.http.impl.engine.parsing.ParserOutput.StreamedEntityCreator;
import org.apache.pekko.http.javadsl.model.HttpProtocols;
import org.apache.pekko.http.scaladsl.model.ErrorInfo;
import org.apache.pekko.http.scaladsl.model.StatusCodes;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.scaladsl.Source;

/**
 * HTTP/1.0 has no chunked bodies. The HTTP library's parser lets one pass, and the library then fails on it where no handler
 * of errors is; so it is refused right behind the parser, as the parser itself refuses what it cannot read.
 */
public final class Http10Chunks {
    private static final RequestOutput REFUSED = new MessageStartError(
            StatusCodes.BadRequest(), new ErrorInfo("HTTP/1.0 requests must not have a chunked body", ""));

    private Http10Chunks() {}

    /** Stands between the library's parser and the rest of it. */
    public static Flow<RequestOutput, RequestOutput, NotUsed> refused() {
        return Flow.of(RequestOutput.class)
                .map(parsed -> parsed instanceof RequestStart start && isRefused(start) ? REFUSED : parsed);
    }

    private static boolean isRefused(RequestStart start) {
        return start.protocol().equals(HttpProtocols.HTTP_1_0)
                && start.createEntity() instanceof StreamedEntityCreator<RequestOutput, ?> body
                && body.creator().apply(Source.empty()).isChunked();
    }
}
