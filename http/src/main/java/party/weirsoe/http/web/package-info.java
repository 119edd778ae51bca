/** The pages and what they load: read once from the class path, named by one hash of it all, kept in memory. Knows no route and no request. */
@NullMarked
package party.weirsoe.http.web;

import org.jspecify.annotations.NullMarked;
