package party.weirsoe.http.pages;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The same request until its outcome is known: {@code js/commands.js}. */
class CommandsTest {
    @RegisterExtension
    final Chromium chromium = new Chromium();

    @TestFactory
    Stream<DynamicTest> theRules() {
        return ScriptBench.tests(ScriptBench.open(chromium).page(), "commands-rules.js");
    }
}
