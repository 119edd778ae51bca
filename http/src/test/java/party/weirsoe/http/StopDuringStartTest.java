package party.weirsoe.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A signal in the midst of a start leaves nothing behind, least of all a database that runs on. */
class StopDuringStartTest {
    private final List<String> closed = new CopyOnWriteArrayList<>();
    private final Startup startup = new Startup();

    private AutoCloseable resource(String name) {
        return () -> closed.add(name);
    }

    @Test
    void whatIsOpenIsClosedTheLastFirstAndOnce() {
        startup.opened(() -> resource("journal"));
        startup.opened(() -> resource("actors"));

        startup.stop();
        startup.close();

        assertThat(closed).containsExactly("actors", "journal");
        assertThatThrownBy(() -> startup.opened(() -> resource("metrics"))).isInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> startup.handOver(() -> {})).isInstanceOf(CancellationException.class);
        assertThat(closed).hasSize(2);
    }

    @Test
    void whatCannotBeClosedKeepsNothingElseOpen() {
        startup.opened(() -> resource("journal"));
        startup.opened(() -> () -> {
            throw new IllegalStateException("of this test");
        });

        startup.stop();

        assertThat(closed).containsExactly("journal");
    }

    @Test
    void aStopWaitsForWhatIsJustBeingOpenedAndClosesIt() throws Exception {
        CountDownLatch opening = new CountDownLatch(1);
        CountDownLatch opened = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> start = threads.submit(() -> {
                try (startup) {
                    startup.opened(() -> {
                        opening.countDown();
                        awaitUninterrupted(opened);
                        return resource("journal");
                    });
                    closed.add("the start went on");
                }
            });
            opening.await();
            Future<?> stop = threads.submit(startup::stop);

            opened.countDown();
            stop.get();

            assertThat(closed).containsExactly("journal");
            assertThatThrownBy(start::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(CancellationException.class);
        }
    }

    @Test
    void aNodeThatHasStartedStopsInItsOwnOrder() {
        startup.opened(() -> resource("journal"));
        startup.handOver(() -> closed.add("the node"));
        startup.close();

        startup.stop();

        assertThat(closed).containsExactly("the node");
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
