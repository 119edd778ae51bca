/** What a caller may use up: sizes, counts, and requests an address may send. Knows no route and no session. */
@NullMarked
package party.weirsoe.http.limit;

import org.jspecify.annotations.NullMarked;
