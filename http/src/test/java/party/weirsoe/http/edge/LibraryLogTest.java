package party.weirsoe.http.edge;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.joran.spi.JoranException;
import ch.qos.logback.core.read.ListAppender;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.event.Logging;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;
import party.weirsoe.http.EdgeListening;

/** What the HTTP library tells the log of strangers' requests: nothing that they have written, and no stack traces. */
@Isolated("reads the log of all")
class LibraryLogTest {
    private static final Logger ROOT = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private static final LoggerContext PRODUCTION = production();
    private static final String SENTINEL = "the end of this test";

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final ActorSystem<Void> system = EdgeListening.system();
    private final ServerBinding binding =
            EdgeListening.bind(system, request -> CompletableFuture.completedStage(HttpResponse.create()));
    private final RawClient client = new RawClient(binding.localAddress().getPort());

    @BeforeEach
    void listen() {
        log.setContext(ROOT.getLoggerContext());
        log.start();
        ROOT.addAppender(log);
    }

    @AfterEach
    void stop() {
        ROOT.detachAppender(log);
        binding.terminate(Duration.ofSeconds(1)).toCompletableFuture().join();
        system.terminate();
    }

    @Test
    void anAnswerBeforeTheEndOfABodyDoesNotPutTheTargetIntoTheLog() {
        assertThat(
                        status(
                                "GET /lobby/packs?token=hush HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"))
                .isEqualTo(200);

        assertThat(logged()).noneMatch(line -> line.contains("hush"));
    }

    @Test
    void aChunkedBodyOfHttp10PutsNothingIntoTheLog() {
        assertThat(
                        status(
                                "POST /lobby/sessions HTTP/1.0\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"))
                .isEqualTo(400);

        assertThat(logged()).containsExactly(SENTINEL);
    }

    private int status(String request) {
        return client.send(request.getBytes(StandardCharsets.US_ASCII)).status();
    }

    /** All up to a line of our own, which the library's logger tells after its own. */
    private List<String> logged() {
        Logging.getLogger(system.classicSystem(), LibraryLogTest.class).error(SENTINEL);
        Instant until = Instant.now().plusSeconds(10);
        while (lines().stream().noneMatch(SENTINEL::equals)) {
            assertThat(Instant.now()).isBefore(until);
            LockSupport.parkNanos(10_000_000);
        }
        return lines();
    }

    private List<String> lines() {
        return List.copyOf(log.list).stream()
                .filter(LibraryLogTest::isToldInProduction)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    /** The tests have a configuration of their own. */
    private static boolean isToldInProduction(ILoggingEvent event) {
        Logger logger = PRODUCTION.getLogger(event.getLoggerName());
        return event.getLevel().isGreaterOrEqual(logger.getEffectiveLevel());
    }

    private static LoggerContext production() {
        try {
            LoggerContext context = new LoggerContext();
            JoranConfigurator configurator = new JoranConfigurator();
            configurator.setContext(context);
            configurator.doConfigure(Objects.requireNonNull(LibraryLogTest.class.getResource("/logback.xml")));
            return context;
        } catch (JoranException e) {
            throw new AssertionError(e);
        }
    }
}
