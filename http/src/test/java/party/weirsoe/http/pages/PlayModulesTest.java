package party.weirsoe.http.pages;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the phone works out without drawing anything: drafts, counted texts, addresses, what a round meant. */
class PlayModulesTest {
    @RegisterExtension
    final Chromium chromium = new Chromium();

    @TestFactory
    Stream<DynamicTest> theRules() {
        return ScriptBench.tests(ScriptBench.open(chromium).page(), "play-rules.js");
    }
}
