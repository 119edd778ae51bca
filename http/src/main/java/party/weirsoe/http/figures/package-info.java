/**
 * What a run of simulated parties has measured, and how it is told: a summary for people, JSON for programs, a page with
 * plots. Knows nothing of parties, bots or HTTP.
 */
@NullMarked
package party.weirsoe.http.figures;

import org.jspecify.annotations.NullMarked;
