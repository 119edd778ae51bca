/** Tests of the session actor, in memory and in virtual time. */
@NullMarked
package party.weirsoe.session;

import org.jspecify.annotations.NullMarked;
