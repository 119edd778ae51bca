package party.weirsoe.sim;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import org.apache.pekko.actor.AbstractActor;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.persistence.DeleteSnapshotSuccess;
import org.apache.pekko.persistence.DeleteSnapshotsSuccess;
import org.apache.pekko.persistence.SaveSnapshotFailure;
import org.apache.pekko.persistence.SaveSnapshotSuccess;
import org.apache.pekko.persistence.SelectedSnapshot;
import org.apache.pekko.persistence.SnapshotMetadata;
import org.apache.pekko.persistence.SnapshotProtocol;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.serialization.SerializationExtension;
import org.apache.pekko.serialization.Serializer;
import org.apache.pekko.serialization.Serializers;
import org.apache.pekko.util.ByteString;
import scala.Option;

/** The snapshot plugin, as {@link VirtualJournal} is the journal's. */
public final class VirtualSnapshots extends AbstractActor {
    private final VirtualStore store = VirtualStore.of(getContext().getSystem());
    private final Serialization serialization =
            SerializationExtension.get(getContext().getSystem());

    @Override
    public Receive createReceive() {
        return receiveBuilder()
                .match(SnapshotProtocol.LoadSnapshot.class, this::load)
                .match(SnapshotProtocol.SaveSnapshot.class, this::save)
                .match(SnapshotProtocol.DeleteSnapshot.class, delete -> {
                    long row = delete.metadata().sequenceNr();
                    store.disk().deleteSnapshots(row, row);
                    answer(getSender(), new DeleteSnapshotSuccess(delete.metadata()));
                })
                .match(SnapshotProtocol.DeleteSnapshots.class, delete -> {
                    store.disk()
                            .deleteSnapshots(
                                    delete.criteria().minSequenceNr(),
                                    delete.criteria().maxSequenceNr());
                    answer(getSender(), new DeleteSnapshotsSuccess(delete.criteria()));
                })
                .build();
    }

    private void load(SnapshotProtocol.LoadSnapshot load) {
        long upTo = Math.min(load.criteria().maxSequenceNr(), load.toSequenceNr());
        Disk.Snapshot snapshot =
                store.weather().snapshotIsLost() ? null : store.disk().newestUpTo(upTo);
        Option<SelectedSnapshot> found = snapshot == null
                ? Option.empty()
                : Option.apply(SelectedSnapshot.create(
                        new SnapshotMetadata(load.persistenceId(), snapshot.row(), snapshot.at()),
                        store.read(snapshot.bytes(), snapshot.manifest())));
        answer(getSender(), new SnapshotProtocol.LoadSnapshotResult(found, load.toSequenceNr()));
    }

    private void save(SnapshotProtocol.SaveSnapshot save) {
        ActorRef sender = getSender();
        Serializer serializer = serialization.findSerializerFor(save.snapshot());
        ByteString bytes = ByteString.fromArrayUnsafe(serializer.toBinary(save.snapshot()));
        String manifest = Serializers.manifestFor(serializer, save.snapshot());
        SnapshotMetadata metadata = save.metadata();
        try {
            if (store.weather().snapshotFails()) {
                throw new SQLTransientConnectionException("the database is away", "08006");
            }
            store.disk()
                    .save(new Disk.Snapshot(
                            metadata.sequenceNr(),
                            bytes,
                            manifest,
                            store.clockwork().nanos()));
            answer(sender, SaveSnapshotSuccess.apply(metadata));
        } catch (SQLException failure) {
            answer(sender, SaveSnapshotFailure.apply(metadata, failure));
        }
    }

    private void answer(ActorRef to, Object answer) {
        Duration reading = store.weather().reading();
        store.clockwork().after(reading, () -> to.tell(answer, ActorRef.noSender()));
    }
}
