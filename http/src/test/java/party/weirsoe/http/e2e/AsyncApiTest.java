package party.weirsoe.http.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import party.weirsoe.view.Hint;

/** {@code docs/asyncapi.yaml} is what goes over a socket; {@link EventClient} shows every message to the judge. */
class AsyncApiTest {
    private final Client client = new Client(LiveNode.shared().url());

    @Test
    void everyKindOfHintIsHeardInAWholeGameAndIsAsDocumented() {
        List<EventClient> sockets = new ArrayList<>();
        Client followed = new Client(
                LiveNode.shared().url(),
                new OpenApiJudge().andThen(exchange -> sockets.forEach(socket -> socket.follow(exchange))));
        Party party = Party.open(followed, "{\"rounds\":2}", 2);
        try (EventClient host = EventClient.open(party, party.hostToken)) {
            sockets.add(host);
            party.start(0);
            party.playRound(1);
            party.next(1);
            party.playRound(2);
            party.finish(2);
            assertThat(host.types())
                    .containsOnly(Arrays.stream(Hint.Type.values())
                            .map(Hint.Type::word)
                            .toArray(String[]::new));
        }
    }

    @Test
    void helloIsAsDocumentedAndPromisesAPingEveryTwentySeconds() {
        Party party = Party.open(client, "{}");
        try (EventClient host = EventClient.connect(party)) {
            host.auth(party.hostToken);
            JsonNode hello = host.hear();
            assertThat(hello.at("/type").asText()).isEqualTo("hello");
            assertThat(hello.at("/version").asLong()).isEqualTo(party.view().version());
            assertThat(hello.at("/epoch").asText()).isEqualTo(party.view().text("/epoch"));
            assertThat(hello.at("/ping_ms").asInt()).isEqualTo(20_000);
        }
    }

    @Test
    void aWrongTokenAndAnyOtherFirstMessageAreUnauthorized() {
        Party party = Party.open(client, "{}");
        for (String first : List.of("{\"type\":\"auth\",\"token\":\"wrong\"}", "{\"type\":\"pong\"}", "hello")) {
            try (EventClient stranger = EventClient.connect(party)) {
                stranger.say(first);
                assertBye(stranger, "unauthorized");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"finish\"}",
                "{\"type\":\"pong\",\"more\":1}",
                "{\"type\":\"auth\",\"token\":\"again\"}",
                "not JSON"
            })
    void aMessageThatIsNotDocumentedIsAProtocolError(String text) {
        Party party = Party.open(client, "{}");
        try (EventClient host = EventClient.open(party, party.hostToken)) {
            host.say(text);
            assertBye(host, "protocol_error");
        }
    }

    @Test
    void aBinaryFrameAndOneOfMoreThanAKibibyteAreProtocolErrors() {
        Party party = Party.open(client, "{}");
        try (EventClient host = EventClient.open(party, party.hostToken)) {
            host.sayBinary();
            assertBye(host, "protocol_error");
        }
        try (EventClient host = EventClient.open(party, party.hostToken)) {
            host.say("{\"type\":\"pong\"" + " ".repeat(1024) + "}");
            assertBye(host, "protocol_error");
        }
    }

    @Test
    void theExamplesOfTheDocumentAreAsTheDocumentSays() {
        int examples = 0;
        for (Map.Entry<String, JsonNode> message :
                AsyncApiJudge.DOCUMENT.at("/components/messages").properties()) {
            for (JsonNode example : message.getValue().at("/examples")) {
                assertThat(AsyncApiJudge.faults(example.at("/payload").toString()))
                        .as(message.getKey())
                        .isEmpty();
                examples++;
            }
        }
        assertThat(examples).isGreaterThanOrEqualTo(Hint.Type.values().length + 5);
    }

    @Test
    void aMessageWithAMemberMoreOrLessIsRefusedByTheSchemas() {
        for (JsonNode example : examplesByType().values()) {
            ObjectNode more = example.deepCopy();
            more.put("nickname", "Ada");
            assertThat(AsyncApiJudge.faults(more.toString())).as("%s", more).isNotEmpty();
            List<String> members = new ArrayList<>();
            example.fieldNames().forEachRemaining(members::add);
            for (String member : members) {
                ObjectNode less = example.deepCopy();
                less.remove(member);
                assertThat(AsyncApiJudge.faults(less.toString())).as("%s", less).isNotEmpty();
            }
        }
    }

    @Test
    void aHintOfTheWrongPhaseIsRefusedByTheSchemas() {
        JsonNode hint = examplesByType().get("phase.lie_started");
        assertThat(hint).isNotNull();
        ObjectNode wrong = hint.deepCopy();
        wrong.put("phase", "guess");
        assertThat(AsyncApiJudge.faults(wrong.toString())).isNotEmpty();
    }

    private static Map<String, JsonNode> examplesByType() {
        Map<String, JsonNode> examples = new TreeMap<>();
        AsyncApiJudge.DOCUMENT.at("/components/messages").properties().forEach(message -> {
            JsonNode example = message.getValue().at("/examples/0/payload");
            examples.put(example.at("/type").asText(), example);
        });
        return examples;
    }

    private static void assertBye(EventClient socket, String code) {
        JsonNode bye = socket.hearBye();
        assertThat(bye.at("/code").asText()).isEqualTo(code);
        assertThat(bye.at("/reconnect").asBoolean()).isFalse();
    }
}
