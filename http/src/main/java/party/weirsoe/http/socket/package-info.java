/**
 * The event socket: who may open one, what it says and hears, and when it is dropped. Knows the feed of a session and
 * tokens, but no command and no view; the routes and the settings of the server are not its business.
 */
@NullMarked
package party.weirsoe.http.socket;

import org.jspecify.annotations.NullMarked;
