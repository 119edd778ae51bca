/**
 * The journal on PostgreSQL: the embedded server, the schema, the plugins' configuration, the writer that keeps one bad row
 * from failing its neighbours, and the removal of rows. Everybody else sees {@link party.weirsoe.session.Journal} only.
 * Knows nothing of HTTP and nothing of the rules.
 */
@NullMarked
package party.weirsoe.persistence;

import org.jspecify.annotations.NullMarked;
