package party.weirsoe.http.pages;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A page's tie to its party in a real browser, with a network that is played: {@code js/party.js}. */
class PartyTest {
    @RegisterExtension
    final Chromium chromium = new Chromium();

    @TestFactory
    Stream<DynamicTest> theRules() {
        return ScriptBench.tests(ScriptBench.open(chromium).page(), "party-rules.js");
    }
}
