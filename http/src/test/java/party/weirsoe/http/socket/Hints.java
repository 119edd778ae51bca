package party.weirsoe.http.socket;

import java.time.Instant;
import party.weirsoe.game.Epoch;
import party.weirsoe.game.Phase;
import party.weirsoe.session.FeedSignal;
import party.weirsoe.view.Hint;

/** Hints for tests. */
public final class Hints {
    static final Instant DEADLINE = Instant.parse("2026-11-21T22:31:05Z");

    private Hints() {}

    static Hint of(Hint.Type type, Epoch epoch, long version) {
        return new Hint(type, FakeSessions.CODE, epoch, version, Phase.LIE, 1, 2, 7, DEADLINE);
    }

    static Hint changed(long version) {
        return of(Hint.Type.CHANGED, FakeSessions.EPOCH, version);
    }

    public static FeedSignal hinted(long version) {
        return new FeedSignal.Hinted(changed(version));
    }
}
