package party.weirsoe.session;

import com.typesafe.config.ConfigFactory;
import java.io.NotSerializableException;
import java.util.List;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.jspecify.annotations.Nullable;
import party.weirsoe.game.GameEvent;
import party.weirsoe.game.Receipt;
import party.weirsoe.game.SessionCode;

/** Reads journal rows for tests of other modules, which cannot see the rows' own types. Open until closed. */
public final class StoredRows implements AutoCloseable {
    private final ActorSystem system = ActorSystem.create(
            "stored-rows",
            ConfigFactory.parseString("pekko { actor.provider = local, loglevel = WARNING }")
                    .withFallback(SessionConfiguration.config())
                    .withFallback(ConfigFactory.load())
                    .resolve());
    private final SessionSerializer serializer = new SessionSerializer((ExtendedActorSystem) system);

    /** What a row tells. */
    public record Row(List<GameEvent> events, @Nullable Receipt receipt) {}

    /** Where the rows of a session are. */
    public static String persistenceId(String code) {
        return SessionActor.persistenceId(new SessionCode(code));
    }

    public Row read(byte[] payload, String manifest) {
        try {
            return of(serializer.fromBinary(payload, manifest));
        } catch (NotSerializableException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a row tells that has been read. */
    public static Row of(Object row) {
        return switch ((SessionRow) row) {
            case SessionRow.Opened opened -> new Row(List.of(opened.event()), null);
            case SessionRow.Step step -> new Row(step.events(), step.receipt());
            case SessionRow.Tombstone end -> new Row(List.of(new GameEvent.SessionDeleted()), null);
        };
    }

    @Override
    public void close() {
        system.terminate();
        system.getWhenTerminated().toCompletableFuture().join();
    }
}
