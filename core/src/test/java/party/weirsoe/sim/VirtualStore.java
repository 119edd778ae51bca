package party.weirsoe.sim;

import java.io.NotSerializableException;
import java.util.Objects;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.setup.Setup;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;
import party.weirsoe.session.SessionSerializer;

/** What the plugins of an actor system are to work on: its clockwork, and the disk of the party that is being played. */
public final class VirtualStore extends Setup {
    private final Clockwork clockwork;
    private @Nullable Disk disk;
    private Disk.@Nullable Weather weather;
    private @Nullable SessionSerializer serializer;

    VirtualStore(Clockwork clockwork) {
        this.clockwork = clockwork;
    }

    static VirtualStore of(ActorSystem system) {
        VirtualStore store = system.settings().setup().get(VirtualStore.class).orElseThrow();
        if (store.serializer == null) {
            store.serializer = new SessionSerializer((ExtendedActorSystem) system);
        }
        return store;
    }

    void insert(Disk newDisk, Disk.Weather newWeather) {
        disk = newDisk;
        weather = newWeather;
    }

    Clockwork clockwork() {
        return clockwork;
    }

    Disk disk() {
        return Objects.requireNonNull(disk, "no party is being played");
    }

    Disk.Weather weather() {
        return Objects.requireNonNull(weather, "no party is being played");
    }

    Object read(ByteString bytes, String manifest) {
        try {
            return Objects.requireNonNull(serializer, "no actor system").fromBinary(bytes.toArray(), manifest);
        } catch (NotSerializableException e) {
            throw new IllegalStateException(e);
        }
    }
}
