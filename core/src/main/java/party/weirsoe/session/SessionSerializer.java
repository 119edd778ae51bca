package party.weirsoe.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.io.IOException;
import java.io.NotSerializableException;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.serialization.SerializerWithStringManifest;
import org.apache.pekko.serialization.jackson.JacksonObjectMapperProvider;

/**
 * Journal rows and snapshots as Jackson CBOR. The manifest names the kind and the version of the form, never a class, so
 * that classes may be renamed. A form that was ever written is read for ever: a changed one gets a new manifest, and golden
 * files hold the old one.
 */
public final class SessionSerializer extends SerializerWithStringManifest {
    private static final int IDENTIFIER = 27_710;
    /** The last row of a life of a code; the erasure of deleted sessions looks for it with SQL. */
    public static final String TOMBSTONE_MANIFEST = "tombstone.v1";

    private static final Map<String, Class<?>> BY_MANIFEST = Map.of(
            "opened.v1",
            SessionRow.Opened.class,
            "step.v1",
            SessionRow.Step.class,
            TOMBSTONE_MANIFEST,
            SessionRow.Tombstone.class,
            "snapshot.v1",
            SessionState.class);

    private final ObjectMapper mapper;

    public SessionSerializer(ExtendedActorSystem system) {
        this.mapper = JacksonObjectMapperProvider.get(system)
                .create("party.weirsoe.session.rows", Optional.of(new CBORFactory()))
                .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);
    }

    @Override
    public int identifier() {
        return IDENTIFIER;
    }

    @Override
    public String manifest(Object object) {
        return BY_MANIFEST.entrySet().stream()
                .filter(entry -> entry.getValue().isInstance(object))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not a session's row: " + object.getClass()));
    }

    @Override
    public byte[] toBinary(Object object) {
        try {
            return mapper.writeValueAsBytes(object);
        } catch (IOException e) {
            throw new IllegalStateException("a row cannot be written: " + manifest(object), e);
        }
    }

    @Override
    public Object fromBinary(byte[] bytes, String manifest) throws NotSerializableException {
        Class<?> type = BY_MANIFEST.get(manifest);
        if (type == null) {
            throw new NotSerializableException(
                    "a row of the form " + manifest + " was written by a newer release; this one cannot read it");
        }
        try {
            return mapper.readValue(bytes, type);
        } catch (IOException e) {
            throw new IllegalStateException("a row of the form " + manifest + " cannot be read", e);
        }
    }
}
