package party.weirsoe.http.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * One file as it is sent.
 *
 * @param gzipped null where that would be longer
 */
public record WebFile(
        ContentType type, ByteString plain, @Nullable ByteString gzipped) {
    private static final ContentType SCRIPT = ContentTypes.parse("text/javascript; charset=utf-8");
    private static final ContentType STYLE = ContentTypes.parse("text/css; charset=utf-8");
    /** XML: without another word it is UTF-8. */
    private static final ContentType DRAWING = ContentTypes.parse("image/svg+xml");

    /** What a page loads; its type by the ending of its name. */
    static WebFile asset(String name, byte[] bytes) {
        return of(type(name), bytes);
    }

    static WebFile of(ContentType type, byte[] bytes) {
        byte[] gzipped = gzip(bytes);
        return new WebFile(
                type,
                ByteString.fromArray(bytes),
                gzipped.length < bytes.length ? ByteString.fromArray(gzipped) : null);
    }

    private static ContentType type(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "js" -> SCRIPT;
            case "css" -> STYLE;
            case "svg" -> DRAWING;
            default -> throw new IllegalStateException("web/" + name + ": a file of no known type");
        };
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
        try (OutputStream gzip = new Densest(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Slow, which does not matter: each file is pressed once. */
    private static final class Densest extends GZIPOutputStream {
        Densest(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
