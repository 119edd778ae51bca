package party.weirsoe.http.problem;

import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import party.weirsoe.http.limit.HttpLimits;

/** The bound of all headers together, for every port: the HTTP library has bounds for each alone. */
public final class HeaderBound {
    private static final int SEPARATORS = ": \r\n".length();

    private HeaderBound() {}

    public static boolean isExceeded(HttpRequest request) {
        int bytes = 0;
        for (HttpHeader header : request.getHeaders()) {
            if (header.renderInRequests()) {
                bytes += header.name().length() + header.value().length() + SEPARATORS;
            }
        }
        return bytes > HttpLimits.HEADERS_BYTES_MAX;
    }
}
