package party.weirsoe.http.pages;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.PlaywrightException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import party.weirsoe.http.e2e.Await;

/** A camera that is held before the screen: it finds the one QR code in the picture, wherever it stands. */
final class QrCamera {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private QrCamera() {}

    /** Of what it is aimed at. */
    static String read(Locator aim) {
        return Await.that(PATIENCE, "a QR code on the screen", () -> look(aim));
    }

    private static Optional<String> look(Locator aim) {
        try {
            // The reader for many codes tries each three corners that it finds; the one for a single code is led astray
            // by one
            // picture in fifteen in which squares look like a corner.
            return Optional.of(new QRCodeMultiReader()
                    .decodeMultiple(picture(aim), Map.of(DecodeHintType.TRY_HARDER, true))[0].getText());
        } catch (ReaderException | PlaywrightException nothingToReadYet) {
            return Optional.empty();
        }
    }

    private static BinaryBitmap picture(Locator aim) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(aim.screenshot()));
            int width = image.getWidth();
            int height = image.getHeight();
            int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
            return new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
