package party.weirsoe.http.e2e;

import static com.atlassian.oai.validator.whitelist.rule.WhitelistRules.allOf;
import static com.atlassian.oai.validator.whitelist.rule.WhitelistRules.messageHasKey;
import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.whitelist.ValidationErrorsWhitelist;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import party.weirsoe.http.problem.ProblemCode;

/**
 * Refuses every exchange that {@code docs/openapi.yaml} does not describe: each response, and each request that the
 * server has understood.
 */
final class OpenApiJudge implements Consumer<Exchange> {
    /** What any request can get, as the document's preface says; no operation lists it. */
    private static final String ANYWHERE = "/-/anywhere";

    private static final Set<ProblemCode> FROM_ANYWHERE = Set.of(
            ProblemCode.NOT_FOUND,
            ProblemCode.METHOD_NOT_ALLOWED,
            ProblemCode.URI_TOO_LONG,
            ProblemCode.HEADERS_TOO_LARGE);

    private static final Set<String> METHODS =
            Arrays.stream(Request.Method.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

    private static final OpenApiInteractionValidator VALIDATOR =
            OpenApiInteractionValidator.createForInlineApiSpecification(
                            Documents.text("docs/openapi.yaml").replace("\npaths:\n", "\n" + """
                            paths:
                              %s:
                                get:
                                  security: []
                                  responses:
                                    '405': { $ref: '#/components/responses/MethodNotAllowed' }
                                    default: { $ref: '#/components/responses/Fault' }
                            """.formatted(ANYWHERE)))
                    // The validator misses a content type even where there is no body, and none is required.
                    .withWhitelist(ValidationErrorsWhitelist.create()
                            .withRule(
                                    "no body, no type",
                                    allOf(
                                            messageHasKey("validation.request.contentType.notAllowed"),
                                            (message, operation, request, response) -> request != null
                                                    && request.getRequestBody().isEmpty())))
                    .build();

    private final Set<String> seen = new ConcurrentSkipListSet<>();
    private final Set<String> codes = new ConcurrentSkipListSet<>();

    @Override
    public void accept(Exchange exchange) {
        assertThat(faults(exchange)).as("%s", exchange).isEmpty();
        ApiPaths.operationOf(exchange.method(), exchange.path())
                .ifPresent(operation -> seen.add(operation + " " + exchange.status()));
        if (isProblem(exchange)) {
            codes.add(exchange.code());
        }
    }

    /** Of all exchanges so far: {@code POST /lobby/sessions 201}. */
    Set<String> seen() {
        return seen;
    }

    /** The codes of all problems so far. */
    Set<String> codes() {
        return codes;
    }

    static List<String> faults(Exchange exchange) {
        List<String> faults = new ArrayList<>(responseFaults(exchange));
        if (understood(exchange)) {
            faults.addAll(requestFaults(exchange));
        }
        return faults;
    }

    /** Whether the document allows the request, whatever came of it. */
    static List<String> requestFaults(Exchange exchange) {
        SimpleRequest.Builder request = new SimpleRequest.Builder(exchange.method(), exchange.path());
        exchange.requestHeaders().forEach((name, value) -> request.withHeader(name, value));
        if (exchange.requestBody() != null) {
            request.withBody(exchange.requestBody());
        }
        return errors(VALIDATOR.validateRequest(request.build()));
    }

    /** Whether the document allows the response. */
    static List<String> responseFaults(Exchange exchange) {
        boolean anywhere = !METHODS.contains(exchange.method())
                || (isProblem(exchange)
                        && FROM_ANYWHERE.stream().anyMatch(code -> code.code().equals(exchange.code())));
        String path = anywhere ? ANYWHERE : exchange.path().replaceFirst("\\?.*", "");
        Request.Method method = anywhere ? Request.Method.GET : Request.Method.valueOf(exchange.method());
        SimpleResponse.Builder response = new SimpleResponse.Builder(exchange.status());
        exchange.headers().map().forEach(response::withHeader);
        if (!exchange.body().isEmpty()) {
            response.withBody(exchange.body());
        }
        List<String> faults = new ArrayList<>(errors(VALIDATOR.validateResponse(path, method, response.build())));
        if (exchange.status() >= 400 && !exchange.method().equals("HEAD") && !isProblem(exchange)) {
            faults.add("no problem+json");
        }
        if (isProblem(exchange)
                && (exchange.json().at("/status").asInt() != exchange.status()
                        || !exchange.text("/type").equals("/problems/" + exchange.code()))) {
            faults.add("the problem's status and type do not go with the response");
        }
        return faults;
    }

    private static List<String> errors(ValidationReport report) {
        return report.getMessages().stream()
                .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
                .map(ValidationReport.Message::toString)
                .toList();
    }

    /** A refusal by the state of a session, too, comes after the request was read. */
    private static boolean understood(Exchange exchange) {
        return exchange.status() < 400 || exchange.status() == 409 || exchange.status() == 422;
    }

    private static boolean isProblem(Exchange exchange) {
        return exchange.headers().firstValue("Content-Type").orElse("").equals("application/problem+json")
                && !exchange.body().isEmpty();
    }
}
