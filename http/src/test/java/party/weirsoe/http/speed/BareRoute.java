package party.weirsoe.http.speed;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.path;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.model.StatusCodes;

/** The least that the HTTP library can do: one route, the same status, no session, no header of ours. Prints its port. */
final class BareRoute {
    static final String PATH = "/bare";

    private BareRoute() {}

    public static void main(String[] arguments) throws IOException {
        ActorSystem<Void> system = ActorSystem.create(Behaviors.empty(), "bare");
        int port = Http.get(system)
                .newServerAt("127.0.0.1", 0)
                .bind(path("bare", () -> get(() -> complete(StatusCodes.NOT_MODIFIED))))
                .toCompletableFuture()
                .join()
                .localAddress()
                .getPort();
        System.out.println(Running.ANSWER + port);
        System.in.transferTo(OutputStream.nullOutputStream());
        System.exit(0);
    }
}
