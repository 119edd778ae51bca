package party.weirsoe.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.pekko.http.Version;
import org.junit.jupiter.api.Test;

class HttpLayersTest {
    /**
     * Before another one: compare {@link HttpLayers} with its {@code HttpServerBluePrint} and {@code
     * HttpExt.fuseServerBidiFlow}, and {@link HttpBinding} with its {@code HttpExt.bindAndHandle}.
     */
    @Test
    void theLibraryIsOfTheVersionWhoseLayersAreCopied() {
        assertThat(Version.current()).isEqualTo("1.3.0");
    }
}
