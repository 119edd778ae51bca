/**
 * Simulated parties: bots that play whole games against running servers as browsers do, the record of what each sent and
 * was answered, and the judge that compares the record with the rules. Speaks HTTP like any client; knows the rules, and
 * nothing of the server but its protocol.
 */
@NullMarked
package party.weirsoe.http.simulate;

import org.jspecify.annotations.NullMarked;
