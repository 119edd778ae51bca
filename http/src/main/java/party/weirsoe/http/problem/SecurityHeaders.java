package party.weirsoe.http.problem;

import java.util.List;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/** What stands on every response, whoever made it: nothing foreign is loaded, nothing is framed, nothing is leaked to others. */
public final class SecurityHeaders {
    private static final String OWN_SCRIPTS = "script-src 'self'";
    /** A browser that does not count sockets to 'self' (Safari before 15.4) polls, which is enough for a whole game. */
    private static final String POLICY = "default-src 'none'; " + OWN_SCRIPTS
            + "; style-src 'self'; img-src 'self'; connect-src 'self'; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static final List<HttpHeader> ALL = with(POLICY);

    private SecurityHeaders() {}

    /**
     * Those of a page that has one inline script.
     *
     * @param source the hash of that script, as a policy names it
     */
    public static List<HttpHeader> allowing(String source) {
        return with(POLICY.replace(OWN_SCRIPTS, OWN_SCRIPTS + " " + source));
    }

    private static List<HttpHeader> with(String policy) {
        return List.of(
                RawHeader.create("Content-Security-Policy", policy),
                RawHeader.create("X-Content-Type-Options", "nosniff"),
                RawHeader.create("X-Frame-Options", "DENY"),
                RawHeader.create("Referrer-Policy", "no-referrer"),
                RawHeader.create(
                        "Permissions-Policy",
                        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"),
                RawHeader.create("Cross-Origin-Opener-Policy", "same-origin"),
                RawHeader.create("Cross-Origin-Resource-Policy", "same-origin"));
    }
}
