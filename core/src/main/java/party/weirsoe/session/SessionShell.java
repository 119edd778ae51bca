package party.weirsoe.session;

import java.time.InstantSource;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import party.weirsoe.game.RoundSeed;
import party.weirsoe.game.SessionCode;
import party.weirsoe.pack.Packs;

/**
 * What every session actor of a node works with: everything impure that the rules are given.
 *
 * @param nanos a clock that only tells how long something has taken, in nanoseconds
 * @param redelivery sends a message to a code, whoever holds it by then
 */
record SessionShell(
        Packs packs,
        Tokens tokens,
        Journal journal,
        InstantSource clock,
        LongSupplier nanos,
        Supplier<RoundSeed> seeds,
        SessionProbe probe,
        BiConsumer<SessionCode, SessionMessage> redelivery) {}
