/**
 * A cluster of real processes on loopback and a real PostgreSQL, what can happen to it, and the trial in which parties of
 * bots live through that.
 */
@NullMarked
package party.weirsoe.http.cluster;

import org.jspecify.annotations.NullMarked;
