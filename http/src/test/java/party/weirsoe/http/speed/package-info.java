/** What the server costs, measured against what else could do the job: one bench and its parts. Not part of the tests. */
@NullMarked
package party.weirsoe.http.speed;

import org.jspecify.annotations.NullMarked;
