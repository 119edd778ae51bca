package party.weirsoe.http;

import java.net.BindException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.event.Logging;
import org.apache.pekko.event.LoggingAdapter;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.japi.function.Function;
import party.weirsoe.http.limit.HttpLimits;
import party.weirsoe.http.socket.EventSocket;

/** Opens a port. */
final class Listener {
    private Listener() {}

    /**
     * @param variables the beginning of the names of the two variables that say where, for the line that says what is wrong
     * @throws SettingsException where nothing can listen there
     */
    static ServerBinding bind(
            ActorSystem<?> system,
            HostPort where,
            String variables,
            Function<HttpRequest, CompletionStage<HttpResponse>> handler) {
        // A logger of its own, since what the library says there has whole targets in it.
        LoggingAdapter log = Logging.getLogger(system.classicSystem(), Listener.class);
        HttpBinding binding = new HttpBinding(system, settings(system), log, handler);
        try {
            return binding.open(where)
                    .toCompletableFuture()
                    .orTimeout(HttpLimits.START_WAIT_MAX.toSeconds(), TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            throw new SettingsException(cannotListen(where, variables, e), e);
        }
    }

    private static org.apache.pekko.http.javadsl.settings.ServerSettings settings(ActorSystem<?> system) {
        var settings = org.apache.pekko.http.javadsl.settings.ServerSettings.create(system.classicSystem());
        // Pekko knows JSON as a type without charset and would drop the parameter: we must see it to refuse it.
        return EventSocket.tune(settings.withParserSettings(
                settings.getParserSettings().withCustomMediaTypes(MediaTypes.applicationWithOpenCharset("json"))));
    }

    private static String cannotListen(HostPort where, String variables, Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String why = String.valueOf(cause.getMessage());
        if (cause instanceof BindException && why.contains("in use")) {
            return variables + "_PORT: cannot listen on " + where + " (the port is in use); choose another port.";
        }
        if (why.contains("Permission denied")) {
            return variables + "_PORT: cannot listen on " + where
                    + " (this user may not have that port); choose another port.";
        }
        return variables + "_HOST: cannot listen on " + where + "; choose an address or a name of this machine.";
    }
}
