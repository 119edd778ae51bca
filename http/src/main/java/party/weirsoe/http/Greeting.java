package party.weirsoe.http;

import java.util.ArrayList;
import java.util.List;

/** What is told when the server is ready: where it listens, and what to do next. */
final class Greeting {
    private Greeting() {}

    static List<String> lines(ServerSettings settings, int httpPort, int opsPort, String journal) {
        String host = settings.ports().http().host();
        boolean everywhere = LanOrigin.isEverywhere(host);
        String here = "http://" + new HostPort(everywhere ? "localhost" : host, httpPort);
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("The server is ready.");
        lines.add("  On this machine  " + here);
        if (everywhere) {
            LanAddresses.find()
                    .forEach(address -> lines.add("  In this network  http://" + new HostPort(address, httpPort)));
        }
        lines.add("  Metrics          http://"
                + new HostPort(settings.ports().ops().host(), opsPort) + "/metrics");
        lines.add("  Sessions         " + journal);
        lines.add("Next: open " + here + " in a browser, and open a party there.");
        lines.add("Stop with Ctrl-C; sessions are kept.");
        return lines;
    }
}
