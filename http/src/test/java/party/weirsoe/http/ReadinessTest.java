package party.weirsoe.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ReadinessTest {
    private final AtomicBoolean member = new AtomicBoolean(true);
    private final AtomicBoolean reachable = new AtomicBoolean(true);

    @Test
    void aNodeIsReadyOnceItHasReachedTheDatabase() {
        reachable.set(false);
        Readiness readiness = new Readiness(member::get, reachable::get);
        assertThat(readiness.getAsBoolean()).isFalse();

        reachable.set(true);
        assertThat(readiness.getAsBoolean()).isTrue();
    }

    @Test
    void anOutageAfterTheFirstContactDoesNotMakeItUnready() {
        Readiness readiness = new Readiness(member::get, reachable::get);
        assertThat(readiness.getAsBoolean()).isTrue();

        reachable.set(false);

        assertThat(readiness.getAsBoolean()).isTrue();
    }

    @Test
    void aNodeThatStopsOrIsNoMemberIsNotReady() {
        Readiness readiness = new Readiness(member::get, reachable::get);
        member.set(false);
        assertThat(readiness.getAsBoolean()).isFalse();
        member.set(true);
        assertThat(readiness.getAsBoolean()).isTrue();

        readiness.stop();

        assertThat(readiness.getAsBoolean()).isFalse();
    }
}
