/** Tests on a real PostgreSQL server; {@link PostgresForTests} lends it to the tests of other modules. */
@NullMarked
package party.weirsoe.persistence;

import org.jspecify.annotations.NullMarked;
