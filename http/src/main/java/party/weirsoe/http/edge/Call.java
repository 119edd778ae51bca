package party.weirsoe.http.edge;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.jspecify.annotations.Nullable;
import party.weirsoe.game.SessionCode;
import party.weirsoe.http.limit.Network;
import party.weirsoe.session.Identity;

/**
 * One request on its way through the checks.
 *
 * @param path the path's parameters, by their names in braces
 * @param from who is counted
 * @param code null where the path has none
 * @param who null until the token is checked, and where none is needed
 */
record Call(
        HttpRequest request,
        Map<String, String> path,
        Network from,
        @Nullable SessionCode code,
        @Nullable Identity who) {

    Call of(SessionCode session, @Nullable Identity identity) {
        return new Call(request, path, from, session, identity);
    }

    SessionCode session() {
        return Objects.requireNonNull(code, "the route's path has a code");
    }

    Identity identity() {
        return Objects.requireNonNull(who, "the route needs a token");
    }

    String parameter(String name) {
        return Objects.requireNonNull(path.get(name), name);
    }

    /** A number too large to be held is the largest that can: no round is that far. */
    int round() {
        return new BigInteger(parameter(Route.ROUND))
                .min(BigInteger.valueOf(Integer.MAX_VALUE))
                .intValue();
    }

    /** The values of a header, in their order. */
    List<String> header(String name) {
        return header(request, name);
    }

    static List<String> header(HttpRequest request, String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        List<String> values = new ArrayList<>();
        for (HttpHeader header : request.getHeaders()) {
            if (header.is(wanted)) {
                values.add(header.value());
            }
        }
        return values;
    }
}
