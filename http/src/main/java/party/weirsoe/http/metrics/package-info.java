/** What operators measure, and the port they read it from. Knows no route and no session. */
@NullMarked
package party.weirsoe.http.metrics;

import org.jspecify.annotations.NullMarked;
