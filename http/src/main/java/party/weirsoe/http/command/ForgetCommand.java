package party.weirsoe.http.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import party.weirsoe.game.SessionCode;
import party.weirsoe.http.limit.HttpLimits;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * For whoever is asked to forget a party. Exit code 0: its rows are gone; 1: they are not, or nobody knows, told in one
 * line; 2: the command cannot be done as it was given.
 */
@Command(
        name = "forget",
        description = "Deletes one session, with everything that was written in it. It cannot be undone.",
        mixinStandardHelpOptions = true,
        footer = {
            "It asks a running node of the cluster, on the node's own machine.",
            "Exit code 0: the rows are gone. 1: they are not. 2: the command is wrong."
        })
public final class ForgetCommand implements Callable<Integer> {
    private static final int NOT_DONE = 1;
    private static final int NO_CONTENT = 204;
    private static final int NOT_FOUND = 404;
    private static final int FORBIDDEN = 403;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "CODE", description = "What the session is called, such as BCD-FGH.")
    private @Nullable String typed;

    @Option(
            names = "--ops",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:${env:WPP_OPS_PORT:-9464}",
            description = "The operations port of a node. Default: ${DEFAULT-VALUE}.")
    private @Nullable String ops;

    @Option(
            names = {"-y", "--yes"},
            description = "Does not ask whether you are sure.")
    private boolean sure;

    @Override
    public Integer call() {
        SessionCode code = SessionCode.parse(Objects.requireNonNull(typed));
        if (code == null) {
            throw wrong("'" + typed + "' is no session code");
        }
        HttpRequest request = request(code);
        if (!sure && !isConfirmed(code)) {
            return failed("nothing was deleted");
        }
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(HttpLimits.CUT_WAIT_MAX).build()) {
            HttpResponse<Void> answer = client.send(request, HttpResponse.BodyHandlers.discarding());
            return switch (answer.statusCode()) {
                case NO_CONTENT -> {
                    out().println("Session " + code + " is deleted. Its code may name another party one day.");
                    out().flush();
                    yield 0;
                }
                case NOT_FOUND -> failed("there is no session " + code);
                case FORBIDDEN -> failed("the node at " + ops + " lets only its own machine do this: run it there");
                default ->
                    failed("nobody knows whether session " + code + " is deleted; try again (the node answered "
                            + answer.statusCode() + ")");
            };
        } catch (IOException e) {
            return failed("no node answers at " + ops + "; --ops says where one is");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed("interrupted: nobody knows whether session " + code + " is deleted");
        }
    }

    private HttpRequest request(SessionCode code) {
        try {
            return HttpRequest.newBuilder(URI.create(ops + "/forget?code=" + code))
                    .timeout(HttpLimits.ANSWER_WAIT_MAX)
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();
        } catch (IllegalArgumentException e) {
            throw wrong("'" + ops + "' is no address such as http://127.0.0.1:9464");
        }
    }

    private boolean isConfirmed(SessionCode code) {
        out().print("Delete session " + code + " with everything that was written in it? [y/N] ");
        out().flush();
        try {
            String answer = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())).readLine();
            return answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
        } catch (IOException e) {
            return false;
        }
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }

    private int failed(String why) {
        PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
        err.println("wpp forget: " + why + ".");
        err.flush();
        return NOT_DONE;
    }

    private ParameterException wrong(String why) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), why);
    }
}
