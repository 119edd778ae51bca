package party.weirsoe.http;

import java.net.BindException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.Http;
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
     * @param variable that sets the port, for the line that says that it is taken
     * @throws SettingsException where nothing can listen there
     */
    static ServerBinding bind(
            ActorSystem<?> system,
            HostPort where,
            String variable,
            Function<HttpRequest, CompletionStage<HttpResponse>> handler) {
        CompletionStage<ServerBinding> binding = Http.get(system)
                .newServerAt(where.host(), where.port())
                .withSettings(settings(system))
                .bind(handler);
        try {
            return binding.toCompletableFuture()
                    .orTimeout(HttpLimits.START_WAIT_MAX.toSeconds(), TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            throw new SettingsException(
                    variable + ": cannot listen on " + where + " (" + why(e) + "); choose another port.", e);
        }
    }

    private static org.apache.pekko.http.javadsl.settings.ServerSettings settings(ActorSystem<?> system) {
        var settings = org.apache.pekko.http.javadsl.settings.ServerSettings.create(system.classicSystem());
        // Pekko knows JSON as a type without charset and would drop the parameter: we must see it to refuse it.
        return EventSocket.tune(settings.withParserSettings(
                settings.getParserSettings().withCustomMediaTypes(MediaTypes.applicationWithOpenCharset("json"))));
    }

    private static String why(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof BindException ? "the port is in use, or not ours" : String.valueOf(cause.getMessage());
    }
}
