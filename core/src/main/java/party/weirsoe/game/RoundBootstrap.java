package party.weirsoe.game;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a client needs to show a round that has just started; persisted with its row and never changed. */
public record RoundBootstrap(
        int number,
        RoundConfig config,
        RoundQuestion question,
        @Nullable Instant lieDeadlineAt) {}
