package party.weirsoe.http.problem;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.pekko.util.ByteString;

/**
 * HTTP/1.0 has no chunked bodies, and the HTTP library fails on one behind all handlers of errors, with an empty 500. So the
 * header that announces it is made unreadable on its way in, and the library refuses the request as it does any malformed one.
 *
 * <p>One for each connection. Nothing is held back and no length changes. Where requests begin is not followed: bytes that
 * look the same in a body could not have been JSON.
 */
public final class Http10Chunks {
    private static final byte[] VERSION = " HTTP/1.0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HEADER = "transfer-encoding:".getBytes(StandardCharsets.US_ASCII);
    /** No header's name may have it. */
    private static final byte UNREADABLE = 1;

    private static final int OTHER_LINE = -1;

    private boolean inHead;
    /** How much of {@link #VERSION} has come, or, in a head, of the line's {@link #HEADER}. */
    private int matched;

    private boolean lineIsEmpty;

    public ByteString pass(ByteString bytes) {
        byte[] changed = null;
        ByteBuffer in = bytes.asByteBuffer();
        for (int at = 0; in.hasRemaining(); at++) {
            if (endsTheHeadersName(in.get())) {
                changed = changed == null ? bytes.toArray() : changed;
                changed[at] = UNREADABLE;
            }
        }
        return changed == null ? bytes : ByteString.fromArray(changed);
    }

    private boolean endsTheHeadersName(byte next) {
        if (inHead) {
            return header(next);
        }
        if (matched == VERSION.length && next == '\n') {
            inHead = true;
            startLine();
        } else if (matched < VERSION.length && next == VERSION[matched]) {
            matched++;
        } else if (matched < VERSION.length || next != '\r') {
            matched = next == VERSION[0] ? 1 : 0;
        }
        return false;
    }

    private boolean header(byte next) {
        if (next == '\n') {
            inHead = !lineIsEmpty;
            startLine();
            return false;
        }
        lineIsEmpty &= next == '\r';
        boolean goesOn = matched != OTHER_LINE && Character.toLowerCase((char) next) == HEADER[matched];
        matched = goesOn ? matched + 1 : OTHER_LINE;
        if (matched < HEADER.length) {
            return false;
        }
        matched = OTHER_LINE;
        return true;
    }

    private void startLine() {
        matched = 0;
        lineIsEmpty = true;
    }
}
