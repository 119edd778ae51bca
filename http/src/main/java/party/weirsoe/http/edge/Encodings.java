package party.weirsoe.http.edge;

import java.util.List;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.headers.AcceptEncoding;
import org.apache.pekko.http.javadsl.model.headers.HttpEncodingRange;
import org.apache.pekko.http.javadsl.model.headers.HttpEncodings;

/** What a client says of compressed answers. */
final class Encodings {
    private static final String NAME = "Accept-Encoding";

    private Encodings() {}

    /** False where nothing is said, or nothing that can be read: plain bytes are for everybody. */
    static boolean takesGzip(HttpRequest request) {
        boolean takes = false;
        for (HttpEncodingRange range : accepted(request)) {
            if (range.matches(HttpEncodings.GZIP)) {
                takes = range.qValue() > 0;
                if (!range.matches(HttpEncodings.IDENTITY)) {
                    return takes;
                }
            }
        }
        return takes;
    }

    private static Iterable<HttpEncodingRange> accepted(HttpRequest request) {
        List<String> values = Call.header(request, NAME);
        try {
            return !values.isEmpty() && HttpHeader.parse(NAME, String.join(", ", values)) instanceof AcceptEncoding read
                    ? read.getEncodings()
                    : List.of();
        } catch (IllegalArgumentException e) { // no header at all
            return List.of();
        }
    }
}
