package party.weirsoe.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.io.IOException;
import java.io.NotSerializableException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.serialization.SerializationExtension;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Nodes of two releases understand each other: what was once sent is read, and sent, as it was. */
class GoldenMessagesTest {
    private static final ActorTestKit KIT = GoldenFiles.nodeKit();
    private static final Serialization SERIALIZATION = SerializationExtension.get(KIT.system());
    private static final MessageSerializer SERIALIZER =
            new MessageSerializer((ExtendedActorSystem) KIT.system().classicSystem());
    private static final ObjectMapper CBOR = new ObjectMapper(new CBORFactory());
    private static final Map<String, Travelling> MESSAGES = GoldenMessages.all(KIT);

    @AfterAll
    static void close() {
        KIT.shutdownTestKit();
    }

    @Test
    void everyGoldenMessageIsReadAsWhatItMeantAndSentAsItWas() throws IOException {
        for (Map.Entry<String, Travelling> message : MESSAGES.entrySet()) {
            byte[] golden = golden(message.getKey());
            assertThat(read(golden, message.getValue())).as(message.getKey()).isEqualTo(message.getValue());
            assertThat(GoldenFiles.sent(KIT, message.getValue()))
                    .as(message.getKey())
                    .isEqualTo(golden);
        }
    }

    @Test
    void everyFormHasAGoldenFileWithATwinForPeople() throws IOException {
        Set<Class<?>> covered = new HashSet<>();
        Set<Class<?>> requests = new HashSet<>();
        for (Travelling message : MESSAGES.values()) {
            covered.add(message.getClass());
            if (message instanceof SessionMessage.Command command) {
                requests.add(command.request().getClass());
            }
        }
        assertThat(covered).isEqualTo(Sealed.cases(Travelling.class)).isEqualTo(Set.copyOf(forms()));
        assertThat(requests).isEqualTo(Sealed.cases(SessionRequest.class));
        assertThat(GoldenRowsTest.names(GoldenFiles.MESSAGES, ".cbor")).isEqualTo(MESSAGES.keySet());
        assertThat(GoldenRowsTest.names(GoldenFiles.MESSAGES, ".json")).isEqualTo(MESSAGES.keySet());
        for (String name : MESSAGES.keySet()) {
            assertThat(new ObjectMapper().readTree(Files.readAllBytes(GoldenFiles.MESSAGES.resolve(name + ".json"))))
                    .as(name)
                    .isEqualTo(new ObjectMapper().readTree(GoldenFiles.forPeople(golden(name))));
        }
    }

    @Test
    void whatANewerReleaseAddsIsLeftOut() throws IOException {
        for (Map.Entry<String, Travelling> message : MESSAGES.entrySet()) {
            JsonNode tree = CBOR.readTree(golden(message.getKey()));
            addToEveryObject(tree);
            assertThat(read(CBOR.writeValueAsBytes(tree), message.getValue()))
                    .as(message.getKey())
                    .isEqualTo(message.getValue());
        }
    }

    /** Maps have no members: whatever stands in one is read as data. */
    private static void addToEveryObject(JsonNode tree) {
        tree.properties().stream()
                .filter(member -> !Set.of("departures", "generations").contains(member.getKey()))
                .forEach(member -> addToEveryObject(member.getValue()));
        if (tree instanceof ObjectNode object) {
            object.put("added_later", 1);
        }
    }

    @Test
    void whatMustBeThereAndIsNotIsAnErrorAndWhatMayBeAbsentIsNull() throws IOException {
        for (Map.Entry<String, Travelling> message : MESSAGES.entrySet()) {
            if (!message.getValue().getClass().isRecord()) {
                continue; // a word alone has no members
            }
            for (RecordComponent component : message.getValue().getClass().getRecordComponents()) {
                ObjectNode tree = (ObjectNode) CBOR.readTree(golden(message.getKey()));
                tree.remove(component.getName());
                byte[] bytes = CBOR.writeValueAsBytes(tree);
                String name = message.getKey() + " without " + component.getName();
                if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                    assertThat(value(component, read(bytes, message.getValue())))
                            .as(name)
                            .isNull();
                } else {
                    assertThatThrownBy(() -> read(bytes, message.getValue()))
                            .as(name)
                            .isInstanceOf(IllegalStateException.class);
                }
            }
        }
    }

    @Test
    void aFormOfANewerReleaseIsRefusedByName() {
        assertThatThrownBy(() -> SERIALIZER.fromBinary(new byte[0], "command.v2"))
                .isInstanceOf(NotSerializableException.class)
                .hasMessageContaining("command.v2");
    }

    private static List<Class<?>> forms() {
        return new ArrayList<>(MessageSerializer.BY_MANIFEST.values());
    }

    private static byte[] golden(String name) throws IOException {
        return Files.readAllBytes(GoldenFiles.MESSAGES.resolve(name + ".cbor"));
    }

    /** As it comes from another node: only there do names of actors mean something. */
    private static Object read(byte[] bytes, Travelling like) {
        return Objects.requireNonNull(SERIALIZATION
                .deserialize(bytes, SERIALIZER.identifier(), SERIALIZER.manifest(like))
                .get());
    }

    private static @Nullable Object value(RecordComponent component, Object message) {
        try {
            return component.getAccessor().invoke(message);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
