/** The strict reader of request bodies: flat JSON objects by a declared list of members. Knows no route and no session. */
@NullMarked
package party.weirsoe.http.body;

import org.jspecify.annotations.NullMarked;
