/** Tests of the whole server: on a real port, with the real journal, as processes that are killed. */
@NullMarked
package party.weirsoe.http.e2e;

import org.jspecify.annotations.NullMarked;
