/**
 * Whole parties in virtual time, on the real session actor: bots, a network, a journal that fails, and judges. One seed
 * decides everything. Knows neither HTTP nor a database.
 */
@NullMarked
package party.weirsoe.sim;

import org.jspecify.annotations.NullMarked;
