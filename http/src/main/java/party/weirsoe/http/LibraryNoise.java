package party.weirsoe.http;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/**
 * Keeps the HTTP library from telling a stranger's malformed request, a chunked one of HTTP/1.0, as a fault with two stack
 * traces; named in {@code logback.xml}.
 */
public final class LibraryNoise extends TurboFilter {
    private static final String CHUNKED_HTTP_1_0 =
            "requirement failed: HTTP/1.0 requests must not have a chunked entity";

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] arguments,
            @Nullable Throwable told) {
        return told != null && CHUNKED_HTTP_1_0.equals(told.getMessage()) ? FilterReply.DENY : FilterReply.NEUTRAL;
    }
}
