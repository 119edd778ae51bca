package party.weirsoe.http;

import com.typesafe.config.ConfigFactory;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.japi.function.Function;

/** Lends the production's way of listening to the tests of the packages below, without a cluster. */
public final class EdgeListening {
    private EdgeListening() {}

    public static ActorSystem<Void> system() {
        return ActorSystem.create(
                Behaviors.empty(),
                "edge-test",
                Configuration.http()
                        .withFallback(ConfigFactory.parseString("pekko { actor.provider = local, loglevel = WARNING }"))
                        .withFallback(ConfigFactory.load()));
    }

    public static ServerBinding bind(
            ActorSystem<?> system, Function<HttpRequest, CompletionStage<HttpResponse>> handler) {
        return Listener.bind(system, new HostPort("127.0.0.1", 0), "WPP_HTTP", handler);
    }
}
