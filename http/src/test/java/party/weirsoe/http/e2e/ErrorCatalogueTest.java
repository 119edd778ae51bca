package party.weirsoe.http.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import party.weirsoe.http.body.Fault;
import party.weirsoe.http.problem.ProblemCode;
import party.weirsoe.http.problem.Retry;

/** The errors that {@code docs/protocol.md} and {@code docs/openapi.yaml} list are those of the code. */
class ErrorCatalogueTest {
    @Test
    void theProtocolListsEveryErrorWithItsStatusItsRetryAndItsParams() {
        TreeMap<String, List<String>> documented = new TreeMap<>();
        for (List<String> row : Documents.table("docs/protocol.md", "code")) {
            documented.put(
                    Documents.bare(row.get(0)),
                    List.of(row.get(1), Documents.bare(row.get(2)), Documents.bare(row.get(3))));
        }
        TreeMap<String, List<String>> real = new TreeMap<>();
        for (ProblemCode code : ProblemCode.values()) {
            real.put(
                    code.code(),
                    List.of(
                            Integer.toString(code.status()),
                            code.retry().word(),
                            code.tellsPhaseAndRound() ? "phase, round" : "–"));
        }
        assertThat(documented).containsExactlyEntriesOf(real);
    }

    @Test
    void theProtocolExplainsEveryRetry() {
        assertThat(Documents.table("docs/protocol.md", "`retry`"))
                .extracting(row -> Documents.bare(row.get(0)))
                .containsExactlyElementsOf(
                        Stream.of(Retry.values()).map(Retry::word).toList());
    }

    @Test
    void theOpenApiDocumentListsTheSameErrorsAndRetries() {
        assertThat(enumAt("ErrorCode"))
                .containsExactlyElementsOf(
                        Stream.of(ProblemCode.values()).map(ProblemCode::code).toList());
        assertThat(enumAt("Problem/properties/retry"))
                .containsExactlyElementsOf(
                        Stream.of(Retry.values()).map(Retry::word).toList());
    }

    @Test
    void bothDocumentsListTheCodesInsideErrors() {
        List<String> real =
                Stream.of(Fault.Code.values()).map(Fault.Code::word).sorted().toList();
        assertThat(enumAt("MemberError/properties/code")).containsExactlyInAnyOrderElementsOf(real);
        String protocol = Documents.text("docs/protocol.md");
        String listed = protocol.substring(protocol.indexOf("The codes inside `errors`"), protocol.indexOf("## 16."));
        assertThat(real).allSatisfy(code -> assertThat(listed).contains("`" + code + "`"));
    }

    @Test
    void everyErrorStandsInSomeResponseOfTheOpenApiDocument() {
        Set<String> missing = new TreeSet<>();
        String document = ApiPaths.DOCUMENT.get("paths").toString()
                + ApiPaths.DOCUMENT.at("/components/responses").toString();
        for (ProblemCode code : ProblemCode.values()) {
            if (!document.contains("\"" + code.code() + "\"")) {
                missing.add(code.code());
            }
        }
        assertThat(missing).isEmpty();
    }

    private static List<String> enumAt(String schema) {
        List<String> words = new ArrayList<>();
        ApiPaths.DOCUMENT.at("/components/schemas/" + schema + "/enum").forEach(word -> words.add(word.asText()));
        return words;
    }
}
