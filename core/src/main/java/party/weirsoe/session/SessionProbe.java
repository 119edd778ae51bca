package party.weirsoe.session;

import java.time.Instant;

/** Where the sessions report what operators measure. Called from many threads; must not block. */
public interface SessionProbe {
    SessionProbe NONE = new SessionProbe() {
        @Override
        public void rowWritten(long nanos) {}

        @Override
        public void liveSessions(int change) {}
    };

    /** A row is in the journal, so many nanoseconds after it was handed over. */
    void rowWritten(long nanos);

    /** @param change +1 when a session comes to life on this node, -1 when it is put away */
    void liveSessions(int change);

    /** Retention has removed so many more sessions. */
    default void sessionsRemoved(int count) {}

    /** Retention has looked at every session, from this node. */
    default void retentionRan(Instant at) {}

    /** Sessions that retention has found too old and has not removed; 0 where it runs on another node. */
    default void retentionBacklog(int sessions) {}
}
