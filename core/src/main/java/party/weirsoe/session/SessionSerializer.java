package party.weirsoe.session;

import java.io.NotSerializableException;
import java.util.Map;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.serialization.SerializerWithStringManifest;

/**
 * Journal rows and snapshots. A form that was ever written is read for ever: a changed one gets a new manifest, and golden
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

    private final Forms forms;

    public SessionSerializer(ExtendedActorSystem system) {
        this.forms = new Forms(system, "row", "party.weirsoe.session.rows", BY_MANIFEST);
    }

    @Override
    public int identifier() {
        return IDENTIFIER;
    }

    @Override
    public String manifest(Object row) {
        return forms.manifest(row);
    }

    @Override
    public byte[] toBinary(Object row) {
        return forms.write(row);
    }

    @Override
    public Object fromBinary(byte[] bytes, String manifest) throws NotSerializableException {
        return forms.read(bytes, manifest);
    }
}
