/**
 * What one viewer may see, a type for each role and phase, and the hints. The only way out for game data, and pure: no
 * Pekko, no Jackson, no clock.
 */
@NullMarked
package party.weirsoe.view;

import org.jspecify.annotations.NullMarked;
