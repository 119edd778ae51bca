/** Every answer of 400 and above as problem+json, those of the HTTP library too, and the headers that stand on every response. Knows no route. */
@NullMarked
package party.weirsoe.http.problem;

import org.jspecify.annotations.NullMarked;
