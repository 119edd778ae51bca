package party.weirsoe.http.web;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A text as a QR code, to be drawn by SVG.
 *
 * @param size modules on a side, without the quiet zone around them
 * @param path the dark modules, in a square of {@code size} units
 */
public record QrCode(int size, String path) {
    /** Readable with 15 % of it hidden; more would make the squares smaller. */
    private static final ErrorCorrectionLevel LEVEL = ErrorCorrectionLevel.M;

    public static QrCode of(String text) {
        try {
            ByteMatrix matrix = Encoder.encode(text, LEVEL, hints(text)).getMatrix();
            return new QrCode(matrix.getWidth(), path(matrix));
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a QR code", e);
        }
    }

    /** Addresses are ASCII, which every reader takes as it is; other texts have to name their encoding. */
    private static Map<EncodeHintType, ?> hints(String text) {
        return StandardCharsets.US_ASCII.newEncoder().canEncode(text)
                ? Map.of()
                : Map.of(EncodeHintType.CHARACTER_SET, StandardCharsets.UTF_8.name());
    }

    /** Each run of dark modules in a row is one rectangle. */
    private static String path(ByteMatrix matrix) {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < matrix.getHeight(); y++) {
            int start = 0;
            for (int x = 0; x <= matrix.getWidth(); x++) {
                boolean dark = x < matrix.getWidth() && matrix.get(x, y) == 1;
                if (!dark) {
                    if (x > start) {
                        rectangle(path, start, y, x - start);
                    }
                    start = x + 1;
                }
            }
        }
        return path.toString();
    }

    private static void rectangle(StringBuilder path, int x, int y, int width) {
        path.append('M').append(x).append(' ').append(y);
        path.append('h').append(width).append("v1h-").append(width).append('z');
    }
}
