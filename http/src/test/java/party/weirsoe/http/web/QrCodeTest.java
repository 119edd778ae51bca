package party.weirsoe.http.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.ChecksumException;
import com.google.zxing.FormatException;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import party.weirsoe.http.limit.HttpLimits;

/** Whoever reads the code gets the text. */
class QrCodeTest {
    private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-(\\d+)z");
    private static final String ADDRESS = "http://192.168.1.7:8080/play?code=BCDFGH";

    /** ASCII; with accents, Greek and Cyrillic; Japanese, Chinese and Korean. */
    private static final int[][] RANGES = {{' ', '~'}, {' ', 0x4FF}, {0x3040, 0xD7A3}};

    @Test
    void everyLengthIsReadBack() {
        long seed = 20261122;
        Random random = new Random(seed);
        for (int length = 1; length <= HttpLimits.QR_CHARACTERS_MAX; length++) {
            int[] range = RANGES[length % RANGES.length];
            String text = random.ints(length, range[0], range[1] + 1)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            assertThat(read(QrCode.of(text)))
                    .as("seed %d, length %d", seed, length)
                    .isEqualTo(text);
        }
    }

    @Test
    void linksAndPicturesAreReadBack() {
        String token = ADDRESS.replace("?code=", "#code=") + "&token=AWX0c2UAAAAAAJ8sYdCks34VmVtQn2iT0aVbq1sC0q9kYw1";
        String longest = "\u6f22".repeat(HttpLimits.QR_CHARACTERS_MAX);
        for (String text : new String[] {token, longest, "0", "\uD83D\uDC37", "Bl\u00e5b\u00e6rgr\u00f8d"}) {
            assertThat(read(QrCode.of(text))).isEqualTo(text);
        }
    }

    @Test
    void theSameTextIsTheSameCodeAndSmall() {
        assertThat(QrCode.of(ADDRESS)).isEqualTo(QrCode.of(ADDRESS));
        assertThat(QrCode.of(ADDRESS).size()).isLessThanOrEqualTo(29);
        assertThat(QrCode.of(ADDRESS).path()).startsWith("M0 0h7v1h-7z");
    }

    private static String read(QrCode code) {
        boolean[][] dark = new boolean[code.size()][code.size()];
        assertThat(RUN.matcher(code.path()).replaceAll("")).isEmpty();
        for (MatchResult run : RUN.matcher(code.path()).results().toList()) {
            assertThat(run.group(4)).isEqualTo(run.group(3));
            for (int i = 0; i < number(run, 3); i++) {
                dark[number(run, 2)][number(run, 1) + i] = true;
            }
        }
        try {
            return new Decoder().decode(dark).getText();
        } catch (ChecksumException | FormatException e) {
            throw new AssertionError(code.toString(), e);
        }
    }

    private static int number(MatchResult run, int group) {
        return Integer.parseInt(run.group(group));
    }
}
