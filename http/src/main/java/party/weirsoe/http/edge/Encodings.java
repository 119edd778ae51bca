package party.weirsoe.http.edge;

import java.util.Optional;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.headers.AcceptEncoding;
import org.apache.pekko.http.javadsl.model.headers.HttpEncodingRange;
import org.apache.pekko.http.javadsl.model.headers.HttpEncodings;

/** What a client says of compressed answers. */
final class Encodings {
    private Encodings() {}

    /** False where nothing is said, or nothing that can be read: plain bytes are for everybody. */
    static boolean takesGzip(HttpRequest request) {
        Optional<AcceptEncoding> accepted = request.getHeader(AcceptEncoding.class);
        if (accepted.isEmpty()) {
            return false;
        }
        boolean takes = false;
        for (HttpEncodingRange range : accepted.get().getEncodings()) {
            if (range.matches(HttpEncodings.GZIP)) {
                takes = range.qValue() > 0;
                if (!range.matches(HttpEncodings.IDENTITY)) {
                    return takes;
                }
            }
        }
        return takes;
    }
}
