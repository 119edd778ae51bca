package party.weirsoe.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.serialization.SerializationExtension;

/**
 * The golden files: what was once written to a journal, or sent to a client or another node, byte for byte. They are never edited and never
 * written again. Run {@link #main} from {@code core/} to add the files of new forms; those that exist are left alone.
 */
final class GoldenFiles {
    static final Path ROWS = Path.of("src/test/resources/journal/v1");
    static final Path RESPONSES = Path.of("src/test/resources/canonical/v1");
    static final Path MESSAGES = Path.of("src/test/resources/messages/v1");

    private GoldenFiles() {}

    public static void main(String[] args) throws IOException {
        ActorTestKit kit = kit();
        try {
            SessionSerializer serializer = serializer(kit);
            for (Map.Entry<String, Object> row : GoldenRows.all().entrySet()) {
                byte[] cbor = serializer.toBinary(row.getValue());
                write(ROWS.resolve(row.getKey() + ".cbor"), cbor);
                write(ROWS.resolve(row.getKey() + ".json"), forPeople(cbor));
            }
            for (Map.Entry<String, Recorded> response : GoldenRows.responses().entrySet()) {
                write(RESPONSES.resolve(response.getKey() + ".json"), bytes(response.getValue()));
            }
        } finally {
            kit.shutdownTestKit();
        }
        writeMessages();
    }

    private static void writeMessages() throws IOException {
        ActorTestKit kit = nodeKit();
        try {
            for (Map.Entry<String, Travelling> message : GoldenMessages.all(kit).entrySet()) {
                byte[] cbor = sent(kit, message.getValue());
                write(MESSAGES.resolve(message.getKey() + ".cbor"), cbor);
                write(MESSAGES.resolve(message.getKey() + ".json"), forPeople(cbor));
            }
        } finally {
            kit.shutdownTestKit();
        }
    }

    static ActorTestKit kit() {
        return kit("pekko.actor.provider = local");
    }

    /** That can speak with other nodes. */
    static ActorTestKit nodeKit() {
        return kit("pekko.remote.artery.canonical { hostname = 127.0.0.1, port = 0 }");
    }

    private static ActorTestKit kit(String config) {
        return ActorTestKit.create(ConfigFactory.parseString(config)
                .withFallback(SessionConfiguration.config())
                .withFallback(ConfigFactory.load())
                .resolve());
    }

    static SessionSerializer serializer(ActorTestKit kit) {
        return new SessionSerializer((ExtendedActorSystem) kit.system().classicSystem());
    }

    /** As the configured serializer gives it to the network: only then do names of actors have an address. */
    static byte[] sent(ActorTestKit kit, Travelling message) {
        return SerializationExtension.get(kit.system()).serialize(message).get();
    }

    /** The response as the session's actor answers it. */
    static byte[] bytes(Recorded recorded) {
        Reply reply = new Answers(SessionRig.CODE, SessionRig.TOKENS).recorded(GoldenRows.EPOCH, recorded, false);
        return SessionRig.json(reply).getBytes(StandardCharsets.UTF_8);
    }

    /** The same row as indented JSON. */
    static byte[] forPeople(byte[] cbor) throws IOException {
        JsonNode tree = new ObjectMapper(new CBORFactory()).readTree(cbor);
        return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsBytes(tree);
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        if (Files.exists(file)) {
            System.out.println("left alone: " + file);
            return;
        }
        Files.createDirectories(file.getParent());
        Files.write(file, bytes, StandardOpenOption.CREATE_NEW);
        System.out.println("written: " + file);
    }
}
