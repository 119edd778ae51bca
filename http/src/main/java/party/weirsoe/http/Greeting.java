package party.weirsoe.http;

import java.util.ArrayList;
import java.util.List;

/** What is told when the server is ready: where it listens, and what to do next. */
final class Greeting {
    private Greeting() {}

    static List<String> lines(ServerSettings settings, int httpPort, int opsPort, String journal) {
        String host = settings.ports().http().host();
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("The server is ready.");
        lines.addAll(addresses(host, httpPort));
        lines.add("  Metrics          http://"
                + new HostPort(settings.ports().ops().host(), opsPort) + "/metrics");
        lines.add("  Sessions         " + journal);
        lines.add("Next: open " + here(host, httpPort) + " in a browser, and open a party there.");
        lines.add("Stop with Ctrl-C; sessions are kept.");
        return lines;
    }

    /** Under which addresses browsers find the server, that of this machine first. */
    static List<String> addresses(String host, int httpPort) {
        List<String> lines = new ArrayList<>();
        lines.add("  On this machine  " + here(host, httpPort));
        if (LanOrigin.isEverywhere(host)) {
            LanAddresses.find()
                    .forEach(address -> lines.add("  In this network  http://" + new HostPort(address, httpPort)));
        }
        return lines;
    }

    private static String here(String host, int httpPort) {
        return "http://" + new HostPort(LanOrigin.isEverywhere(host) ? "localhost" : host, httpPort);
    }
}
