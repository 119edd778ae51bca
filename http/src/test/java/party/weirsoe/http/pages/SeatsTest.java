package party.weirsoe.http.pages;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The places at parties that a browser keeps: {@code js/seats.js}. */
class SeatsTest {
    @RegisterExtension
    final Chromium chromium = new Chromium();

    @TestFactory
    Stream<DynamicTest> theRules() {
        return ScriptBench.tests(ScriptBench.open(chromium).page(), "seats-rules.js");
    }
}
