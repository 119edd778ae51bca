package party.weirsoe.http.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.options.ColorScheme;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import party.weirsoe.http.e2e.Await;
import party.weirsoe.http.e2e.Party;

/** The screen as the camera of a phone sees it. */
class QrOnScreenTest {
    private static final java.time.Duration PATIENCE = java.time.Duration.ofSeconds(10);

    @RegisterExtension
    final Chromium chromium = new Chromium();

    @Test
    void theLobbysQrCodeLeadsToThisPartyInLightAndInDark() {
        Party party = Table.party(1);
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            HostPage host = HostPage.enter(chromium.tab(Device.television().setColorScheme(scheme)), party);
            host.showsPhase("lobby");
            assertThat(read(host.tab)).isEqualTo(party.client.url() + "/play?code=" + party.code);
        }
    }

    private static String read(Tab tab) {
        return Await.that(PATIENCE, "a QR code on the screen", () -> {
            try {
                return Optional.of(new QRCodeReader()
                        .decode(picture(tab), Map.of(DecodeHintType.TRY_HARDER, true))
                        .getText());
            } catch (ReaderException notYet) {
                return Optional.empty();
            }
        });
    }

    private static BinaryBitmap picture(Tab tab) {
        try {
            BufferedImage image =
                    ImageIO.read(new ByteArrayInputStream(tab.page().screenshot()));
            int width = image.getWidth();
            int height = image.getHeight();
            int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
            return new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
