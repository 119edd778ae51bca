package party.weirsoe.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import org.junit.jupiter.api.Test;

/** What the configuration says twice it says the same: the bounds that Pekko reads are those of {@link SessionLimits}. */
class LimitsTest {
    private final Config config =
            SessionConfiguration.config().withFallback(ConfigFactory.load()).resolve();

    @Test
    void theStashIsAsLargeAsTheLimitsSay() {
        assertThat(config.getInt("pekko.persistence.typed.stash-capacity"))
                .isEqualTo(SessionLimits.STASHED_REQUESTS_MAX);
        assertThat(config.getString("pekko.persistence.typed.stash-overflow-strategy"))
                .isEqualTo("drop");
    }

    @Test
    void anIdleSessionIsPutAwayWhenTheLimitsSay() {
        String passivation = "pekko.cluster.sharding.passivation.";
        assertThat(config.getString(passivation + "strategy")).isEqualTo("default-idle-strategy");
        assertThat(config.getDuration(passivation + "default-idle-strategy.idle-entity.timeout"))
                .isEqualTo(SessionLimits.PASSIVATE_AFTER);
    }

    @Test
    void aSessionWithASocketIsAskedOftenEnoughNotToBePutAway() {
        assertThat(SessionLimits.PING_INTERVAL.multipliedBy(2)).isLessThan(SessionLimits.PASSIVATE_AFTER);
    }
}
