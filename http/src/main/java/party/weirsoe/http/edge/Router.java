package party.weirsoe.http.edge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.pekko.http.javadsl.model.HttpMethod;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.scaladsl.model.Uri;
import org.jspecify.annotations.Nullable;

/** Finds the route of a request. Paths are compared segment by segment, so a trailing slash is another path. */
public final class Router {
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]*");

    private final List<Route> routes;
    private final Map<Integer, List<Line>> bySegments = new HashMap<>();
    private final List<Line> withRest = new ArrayList<>();

    public Router(List<Route> routes) {
        this.routes = List.copyOf(routes);
        for (Route route : routes) {
            List<String> segments = List.of(route.path().substring(1).split("/", -1));
            List<Line> lines = segments.getLast().equals(Route.REST)
                    ? withRest
                    : bySegments.computeIfAbsent(segments.size(), n -> new ArrayList<>());
            lines.add(new Line(route, segments));
        }
    }

    /** Where a request goes. */
    sealed interface Direction {
        record Found(Route route, Map<String, String> path) implements Direction {}

        record WrongMethod(String allow) implements Direction {}

        record Unknown() implements Direction {}
    }

    private record Line(Route route, List<String> segments) {
        /** The path's parameters; null where it is another path. */
        @Nullable Map<String, String> match(List<String> path) {
            Map<String, String> parameters = new HashMap<>();
            for (int i = 0; i < segments.size(); i++) {
                String mine = segments.get(i);
                String theirs = mine.equals(Route.REST) ? rest(path.subList(i, path.size())) : path.get(i);
                if (!mine.startsWith("{")) {
                    if (!mine.equals(theirs)) {
                        return null;
                    }
                } else if (theirs.isEmpty()
                        || (mine.equals(Route.ROUND) && !NUMBER.matcher(theirs).matches())) {
                    return null;
                } else {
                    parameters.put(mine, theirs);
                }
            }
            return parameters;
        }

        /** Empty where a segment has a slash in it: that one divides nothing. */
        private static String rest(List<String> path) {
            return path.stream().anyMatch(segment -> segment.contains("/")) ? "" : String.join("/", path);
        }
    }

    /** The table, for comparing it with the documents. */
    public List<Route> routes() {
        return routes;
    }

    /** @param method HEAD arrives as GET: the library drops the body of its answer */
    Direction find(HttpMethod method, Uri.Path target) {
        List<String> path = segments(target);
        Set<String> allowed = new LinkedHashSet<>();
        for (Line line : candidates(path.size())) {
            Map<String, String> parameters = line.match(path);
            if (parameters != null) {
                if (line.route().method().equals(method)) {
                    return new Direction.Found(line.route(), parameters);
                }
                allowed.add(line.route().method().value());
                if (line.route().method().equals(HttpMethods.GET)) {
                    allowed.add(HttpMethods.HEAD.value());
                }
            }
        }
        return allowed.isEmpty() ? new Direction.Unknown() : new Direction.WrongMethod(String.join(", ", allowed));
    }

    private List<Line> candidates(int segments) {
        List<Line> lines = new ArrayList<>(bySegments.getOrDefault(segments, List.of()));
        withRest.stream().filter(line -> line.segments().size() <= segments).forEach(lines::add);
        return lines;
    }

    /** Decoded, so that an encoded slash divides nothing. Empty for what does not begin with a slash. */
    private static List<String> segments(Uri.Path target) {
        List<String> segments = new ArrayList<>();
        Uri.Path rest = target;
        while (rest.startsWithSlash()) {
            rest = rest.tail();
            if (rest.startsWithSegment()) {
                segments.add((String) rest.head());
                rest = rest.tail();
            } else {
                segments.add("");
            }
        }
        return segments;
    }
}
