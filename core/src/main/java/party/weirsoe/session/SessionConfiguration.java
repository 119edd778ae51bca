package party.weirsoe.session;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.Map;

/** What session actors need of the actor system's configuration, to be laid over the libraries' own. */
public final class SessionConfiguration {
    private SessionConfiguration() {}

    /** Unresolved: it adds to lists of the libraries' {@code reference.conf}. */
    public static Config config() {
        return ConfigFactory.parseMap(Map.of(
                        "pekko.persistence.typed.stash-capacity",
                        SessionLimits.STASHED_REQUESTS_MAX,
                        "pekko.actor.typed.restart-stash-capacity",
                        SessionLimits.STASHED_REQUESTS_MAX,
                        "pekko.cluster.sharding.buffer-size",
                        SessionLimits.BUFFERED_REQUESTS_MAX,
                        "pekko.cluster.sharding.passivation.default-idle-strategy.idle-entity.timeout",
                        SessionLimits.PASSIVATE_AFTER.toMillis() + " ms"))
                .withFallback(ConfigFactory.parseResources(
                        SessionConfiguration.class.getClassLoader(), "weirsoe-session.conf"));
    }
}
