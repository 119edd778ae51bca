package party.weirsoe.session;

import org.apache.pekko.persistence.typed.EventAdapter;
import org.apache.pekko.persistence.typed.EventSeq;

/**
 * Writes the epoch beside each row, where the database can see it: it lets no row follow one of another life of the code.
 * Otherwise a node that was suspended while a session was deleted could write on behind rows that are gone.
 */
final class LifeMark extends EventAdapter<SessionRow, SessionRow> {
    private String epoch = "";

    /** Before each row is handed over. */
    void nextIs(SessionState before, SessionRow row) {
        epoch = (row instanceof SessionRow.Opened opened ? opened.epoch() : before.life()).value();
    }

    @Override
    public String manifest(SessionRow row) {
        return epoch;
    }

    @Override
    public SessionRow toJournal(SessionRow row) {
        return row;
    }

    @Override
    public EventSeq<SessionRow> fromJournal(SessionRow row, String epochThen) {
        return EventSeq.single(row);
    }
}
