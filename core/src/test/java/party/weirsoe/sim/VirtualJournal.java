package party.weirsoe.sim;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import org.apache.pekko.actor.AbstractActor;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.persistence.AtomicWrite;
import org.apache.pekko.persistence.JournalProtocol;
import org.apache.pekko.persistence.PersistentEnvelope;
import org.apache.pekko.persistence.PersistentRepr;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.serialization.SerializationExtension;
import org.apache.pekko.serialization.Serializer;
import org.apache.pekko.serialization.Serializers;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/** The journal plugin: rows go through their serializer to the {@link Disk} of the party that is being played, and back. */
public final class VirtualJournal extends AbstractActor {
    private final VirtualStore store = VirtualStore.of(getContext().getSystem());
    private final Serialization serialization =
            SerializationExtension.get(getContext().getSystem());

    @Override
    public Receive createReceive() {
        return receiveBuilder()
                .match(JournalProtocol.WriteMessages.class, this::write)
                .match(JournalProtocol.ReplayMessages.class, this::replay)
                .build();
    }

    private void write(JournalProtocol.WriteMessages write) {
        for (PersistentEnvelope envelope : CollectionConverters.asJava(write.messages())) {
            for (PersistentRepr row : CollectionConverters.asJava(((AtomicWrite) envelope).payload())) {
                write(row, write.persistentActor(), write.actorInstanceId());
            }
        }
    }

    private void write(PersistentRepr repr, ActorRef writer, int instance) {
        Clockwork clockwork = store.clockwork();
        Disk disk = store.disk();
        Disk.Writing writing = store.weather().writing();
        long decidedAt = clockwork.nanos();
        Serializer serializer = serialization.findSerializerFor(repr.payload());
        ByteString bytes = ByteString.fromArrayUnsafe(serializer.toBinary(repr.payload()));
        String manifest = Serializers.manifestFor(serializer, repr.payload());
        if (writing.fate() == Disk.Fate.NODE_ENDS_BEFORE) {
            store.weather().nodeEnds();
            return;
        }
        clockwork.after(writing.until(), () -> {
            SQLException failure = null;
            if (writing.fate() == Disk.Fate.FAILS) {
                failure = away();
            } else {
                try {
                    disk.insert(new Disk.Row(
                            repr.sequenceNr(), bytes, manifest, repr.manifest(), clockwork.nanos(), decidedAt));
                } catch (SQLException refused) {
                    failure = refused;
                }
            }
            if (writing.fate() == Disk.Fate.NODE_ENDS_AFTER) {
                store.weather().nodeEnds();
            } else {
                SQLException told = failure == null && writing.fate() == Disk.Fate.ACK_LOST ? away() : failure;
                clockwork.after(writing.answer(), () -> answer(repr, writer, instance, told));
            }
        });
    }

    private static SQLException away() {
        return new SQLTransientConnectionException("the database is away", "08006");
    }

    private void answer(PersistentRepr repr, ActorRef writer, int instance, @Nullable SQLException failure) {
        if (failure == null) {
            writer.tell(JournalProtocol.WriteMessagesSuccessful$.MODULE$, ActorRef.noSender());
            writer.tell(new JournalProtocol.WriteMessageSuccess(repr, instance), ActorRef.noSender());
        } else {
            writer.tell(new JournalProtocol.WriteMessagesFailed(failure, 1), ActorRef.noSender());
            writer.tell(new JournalProtocol.WriteMessageFailure(repr, failure, instance), ActorRef.noSender());
        }
    }

    private void replay(JournalProtocol.ReplayMessages replay) {
        boolean fails = store.weather().readFails();
        Disk disk = store.disk();
        Duration reading = store.weather().reading();
        store.clockwork().after(reading, () -> {
            if (fails) {
                replay.persistentActor().tell(new JournalProtocol.ReplayMessagesFailure(away()), ActorRef.noSender());
                return;
            }
            for (Disk.Row row : disk.rowsFrom(replay.fromSequenceNr(), replay.toSequenceNr())) {
                replay.persistentActor()
                        .tell(
                                new JournalProtocol.ReplayedMessage(PersistentRepr.apply(
                                        store.read(row.bytes(), row.manifest()),
                                        row.number(),
                                        replay.persistenceId(),
                                        row.life(),
                                        false,
                                        ActorRef.noSender(),
                                        "")),
                                ActorRef.noSender());
            }
            replay.persistentActor().tell(new JournalProtocol.RecoverySuccess(disk.highest()), ActorRef.noSender());
        });
    }
}
