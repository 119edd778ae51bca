package party.weirsoe.persistence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pekko.dispatch.Futures;
import org.apache.pekko.persistence.jdbc.config.JournalConfig;
import org.apache.pekko.persistence.jdbc.journal.dao.DefaultJournalDao;
import org.apache.pekko.persistence.jdbc.journal.dao.JournalTables.JournalPekkoSerializationRow;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.stream.Materializer;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;
import scala.collection.immutable.Seq;
import scala.collection.immutable.Set;
import scala.concurrent.ExecutionContext;
import scala.concurrent.Future;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.BoxedUnit;
import slick.jdbc.JdbcBackend;
import slick.jdbc.JdbcProfile;

/**
 * The plugin's writer, which puts the writes of many sessions into one transaction, with the difference that a row which
 * the database refuses fails its own session only. The refused transaction, which has left nothing, is halved until the
 * culprits stand alone. What one session writes at once stays in one transaction.
 *
 * <p>Only a transaction that the server has certainly rolled back is tried again. Where it may have been committed (a lost
 * connection, a time-out) every write in it fails, once and at once; the sessions then read what is there. So no write is
 * acknowledged that is not committed, and none is written twice.
 */
public final class IsolatingJournalDao extends DefaultJournalDao {
    /** Called by the plugin, by reflection. */
    public IsolatingJournalDao(
            JdbcBackend.JdbcDatabaseDef database,
            JdbcProfile profile,
            JournalConfig config,
            Serialization serialization,
            ExecutionContext ec,
            Materializer mat) {
        super(database, profile, config, serialization, ec, mat);
    }

    /** One session's write, which joins a batch. */
    @Override
    public Future<BoxedUnit> queueWriteJournalRows(Seq<Tuple2<JournalPekkoSerializationRow, Set<String>>> rows) {
        if (rows.isEmpty()) { // its events could not be serialized: rejected, nothing to write
            return Futures.successful(BoxedUnit.UNIT);
        }
        String persistenceId = rows.head()._1().persistenceId();
        Future<BoxedUnit> batch = super.queueWriteJournalRows(rows);
        return batch.transformWith(
                done -> {
                    if (done.isFailure() && done.failed().get() instanceof PartlyWritten partly) {
                        Throwable fault = partly.faults.get(persistenceId);
                        return fault == null ? Futures.successful(BoxedUnit.UNIT) : Futures.failed(fault);
                    }
                    return batch;
                },
                ExecutionContext.parasitic$.MODULE$); // on the way of every write: no hop to another thread
    }

    /** A batch. Fails with {@link PartlyWritten} where a part of it is in the database. */
    @Override
    public Future<BoxedUnit> writeJournalRows(Seq<Tuple2<JournalPekkoSerializationRow, Set<String>>> rows) {
        Future<BoxedUnit> whole = super.writeJournalRows(rows);
        return whole.transformWith(
                done -> done.isFailure() && RowFault.isCertain(done.failed().get())
                        ? writeInParts(bySession(rows), done.failed().get())
                        : whole,
                ec());
    }

    private Future<BoxedUnit> writeInParts(List<Part> parts, Throwable fault) {
        return halve(parts, fault)
                .flatMap(
                        outcome -> outcome.faults().isEmpty()
                                ? Futures.successful(BoxedUnit.UNIT)
                                : Futures.failed(new PartlyWritten(outcome.faults())),
                        ec());
    }

    /** @param fault why all these parts together have been rolled back */
    private Future<Outcome> halve(List<Part> parts, Throwable fault) {
        if (parts.size() == 1) {
            return Futures.successful(Outcome.failed(parts, fault, false));
        }
        List<Part> left = parts.subList(0, parts.size() / 2);
        List<Part> right = parts.subList(parts.size() / 2, parts.size());
        return write(left)
                .flatMap(
                        first -> first.lost() != null
                                ? Futures.successful(first.and(Outcome.failed(right, first.lost(), true)))
                                : write(right).map(first::and, ec()),
                        ec());
    }

    private Future<Outcome> write(List<Part> parts) {
        List<Tuple2<JournalPekkoSerializationRow, Set<String>>> rows = new ArrayList<>();
        parts.forEach(part -> rows.addAll(part.rows()));
        return super.writeJournalRows(CollectionConverters.asScala(rows).toSeq())
                .transformWith(
                        done -> {
                            if (done.isSuccess()) {
                                return Futures.successful(Outcome.WRITTEN);
                            }
                            Throwable fault = done.failed().get();
                            return RowFault.isCertain(fault)
                                    ? halve(parts, fault)
                                    : Futures.successful(Outcome.failed(parts, fault, true));
                        },
                        ec());
    }

    private static List<Part> bySession(Seq<Tuple2<JournalPekkoSerializationRow, Set<String>>> rows) {
        Map<String, Part> parts = new LinkedHashMap<>();
        for (Tuple2<JournalPekkoSerializationRow, Set<String>> row : CollectionConverters.asJava(rows)) {
            parts.computeIfAbsent(row._1().persistenceId(), id -> new Part(id, new ArrayList<>()))
                    .rows()
                    .add(row);
        }
        return List.copyOf(parts.values());
    }

    /** What one session writes. */
    private record Part(String persistenceId, List<Tuple2<JournalPekkoSerializationRow, Set<String>>> rows) {}

    /**
     * How a number of parts fared.
     *
     * @param faults by persistence id; whoever is not in it is in the database
     * @param lost set where the database itself failed: the parts not yet tried fail with it, without a time-out each
     */
    private record Outcome(
            Map<String, Throwable> faults, @Nullable Throwable lost) {
        static final Outcome WRITTEN = new Outcome(Map.of(), null);

        static Outcome failed(List<Part> parts, Throwable fault, boolean lost) {
            Map<String, Throwable> faults = new HashMap<>();
            parts.forEach(part -> faults.put(part.persistenceId(), fault));
            return new Outcome(faults, lost ? fault : null);
        }

        Outcome and(Outcome other) {
            Map<String, Throwable> both = new HashMap<>(faults);
            both.putAll(other.faults);
            return new Outcome(both, other.lost);
        }
    }

    /** Carries the outcome from the batch to the writes in it. */
    private static final class PartlyWritten extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Map<String, Throwable> faults;

        PartlyWritten(Map<String, Throwable> faults) {
            super(faults.size() + " writes of the batch failed", null, false, false);
            this.faults = faults;
        }
    }
}
