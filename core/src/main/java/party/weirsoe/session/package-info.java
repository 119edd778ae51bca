/**
 * The Pekko shell around the rules: the event-sourced session actor, its ledger of canonical responses, its sharded form
 * and the feed of hints. {@link Sessions} is all that the edge sees of it. Knows nothing of HTTP.
 */
@NullMarked
package party.weirsoe.session;

import org.jspecify.annotations.NullMarked;
