/**
 * Several nodes on one machine, for {@code wpp cluster}: processes that are started again when they end, and a balancer
 * before them. Knows no route, no session and no journal: a node is a command line and a health check.
 */
@NullMarked
package party.weirsoe.http.local;

import org.jspecify.annotations.NullMarked;
