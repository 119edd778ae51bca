/**
 * The rules of the game, pure: state, commands, events, {@code decide} and {@code evolve}.
 *
 * <p>Depends on the JDK and ICU only: no Pekko, no Jackson, no clock, no randomness. Time and seeds arrive in commands.
 */
@NullMarked
package party.weirsoe.game;

import org.jspecify.annotations.NullMarked;
