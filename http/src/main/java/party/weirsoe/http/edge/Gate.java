package party.weirsoe.http.edge;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.RemoteAddress;
import org.jspecify.annotations.Nullable;
import party.weirsoe.game.SessionCode;
import party.weirsoe.http.limit.Network;
import party.weirsoe.http.limit.RateLimits;
import party.weirsoe.http.limit.TrustedProxies;
import party.weirsoe.http.problem.Problem;
import party.weirsoe.http.problem.ProblemCode;
import party.weirsoe.http.problem.ProblemException;
import party.weirsoe.session.Identity;
import party.weirsoe.session.Tokens;
import party.weirsoe.view.Viewer;

/** Who gets in: rate limits first, then the token and its role. No session is asked. */
public final class Gate {
    private static final String SCHEME = "bearer ";

    private final Tokens tokens;
    private final RateLimits limits;
    private final TrustedProxies proxies;

    public Gate(Tokens tokens, RateLimits limits, TrustedProxies proxies) {
        this.tokens = tokens;
        this.limits = limits;
        this.proxies = proxies;
    }

    /** Who is counted for a request. */
    Network from(HttpRequest request) {
        InetAddress peer = request.getAttribute(AttributeKeys.remoteAddress)
                .flatMap(RemoteAddress::getAddress)
                .orElse(InetAddress.getLoopbackAddress());
        return Network.of(proxies.trusts(peer) ? proxies.client(peer, Call.header(request, "X-Forwarded-For")) : peer);
    }

    /** The call with its session and its caller; or the problem that it ends with. */
    Call admit(Caller caller, Call call) {
        return switch (caller) {
            case ANYONE -> call;
            case OPENS -> {
                refuse(limits.open(call.from()));
                yield call;
            }
            case KNOWS_THE_CODE -> {
                refuse(limits.waitAfterMisses(call.from()));
                yield call.of(code(call, ProblemCode.SESSION_NOT_FOUND), null);
            }
            case SPEAKS_LATER -> call.of(code(call, ProblemCode.UNAUTHORIZED), null);
            case HOST, PLAYER, MEMBER, HOST_OR_THAT_PLAYER -> identified(caller, call);
        };
    }

    /** Counts what came of a call: a 401 and a join's 404 are misses. */
    Answer count(Caller caller, Call call, Answer answer) {
        boolean missed = answer.problem() == ProblemCode.UNAUTHORIZED
                || (caller == Caller.KNOWS_THE_CODE && answer.problem() == ProblemCode.SESSION_NOT_FOUND);
        long wait = missed ? limits.miss(call.from()) : 0;
        return wait == 0 ? answer : Answer.of(Problem.rateLimited(wait));
    }

    private Call identified(Caller caller, Call call) {
        Identity identity = verify(call);
        if (identity == null) {
            refuse(limits.waitAfterMisses(call.from()));
            throw new ProblemException(ProblemCode.UNAUTHORIZED);
        }
        if (!mayCall(caller, identity.viewer(), call)) {
            throw new ProblemException(ProblemCode.FORBIDDEN);
        }
        return call.of(identity.code(), identity);
    }

    /** The role, by the token alone. */
    private static boolean mayCall(Caller caller, Viewer viewer, Call call) {
        boolean host = viewer instanceof Viewer.Host;
        return switch (caller) {
            case HOST -> host;
            case PLAYER -> !host;
            case HOST_OR_THAT_PLAYER ->
                !(viewer instanceof Viewer.OfPlayer own) || own.id().toString().equals(call.parameter(Route.PLAYER_ID));
            case ANYONE, OPENS, KNOWS_THE_CODE, SPEAKS_LATER, MEMBER -> true;
        };
    }

    private @Nullable Identity verify(Call call) {
        SessionCode code = SessionCode.parse(call.parameter(Route.CODE));
        String token = token(call.header("Authorization"));
        return code == null || token == null ? null : tokens.verify(code, token);
    }

    private static @Nullable String token(List<String> authorization) {
        if (authorization.size() != 1) {
            return null;
        }
        String value = authorization.getFirst();
        return value.toLowerCase(Locale.ROOT).startsWith(SCHEME)
                ? value.substring(SCHEME.length()).trim()
                : null;
    }

    private static SessionCode code(Call call, ProblemCode otherwise) {
        SessionCode code = SessionCode.parse(call.parameter(Route.CODE));
        if (code == null) {
            throw new ProblemException(otherwise);
        }
        return code;
    }

    private static void refuse(long waitSeconds) {
        if (waitSeconds > 0) {
            throw new ProblemException(Problem.rateLimited(waitSeconds));
        }
    }
}
