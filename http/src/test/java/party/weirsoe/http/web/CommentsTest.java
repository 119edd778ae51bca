package party.weirsoe.http.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Comments are not sent, and nothing but comments is left out. */
class CommentsTest {
    @Test
    void aScriptIsSentWithoutTheLinesThatAreComments() {
        assertThat(sent("x.js", """
                        // What it is for.
                        /** One line. */
                        /**
                         * More // of them.
                         */
                        const address = 'http://party'; // stays, behind code
                          // indented
                        const glob = '/* no comment */';
                        """)).isEqualTo("""





                        const address = 'http://party'; // stays, behind code

                        const glob = '/* no comment */';
                        """);
    }

    @Test
    void aStyleHasBlocksOnly() {
        assertThat(sent("x.css", "/* a\n b */\n//no comment\np { color: red; } /* stays */"))
                .isEqualTo("\n\n//no comment\np { color: red; } /* stays */");
    }

    @Test
    void whatIsNeitherIsLeftAlone() {
        assertThat(sent("x.svg", "// text\n/* text */")).isEqualTo("// text\n/* text */");
    }

    @Test
    void codeBehindACommentIsSaidAndNotLost() {
        assertThatThrownBy(() -> sent("x.css", "/* a */ p { color: red; }")).hasMessageContaining("web/x.css");
        assertThatThrownBy(() -> sent("x.js", "/*\n*/ start();")).hasMessageContaining("start()");
    }

    private static String sent(String name, String source) {
        byte[] bytes = Comments.leaveOut(name, source.getBytes(StandardCharsets.UTF_8));
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
