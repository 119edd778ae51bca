package party.weirsoe.persistence;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells a row that the server has refused, and rolled back with all its transaction, from a failure that may be anything. */
final class RowFault {
    /** 22: bad data; 23: a constraint, the primary key above all; 40: serialization, deadlock; 54: a value too large. */
    private static final Set<String> REFUSALS = Set.of("22", "23", "40", "54");

    private static final String COMPLETION_UNKNOWN = "40003";

    private RowFault() {}

    /** Whether the transaction certainly left nothing, because of a row in it. */
    static boolean isCertain(Throwable failure) {
        String state = state(failure);
        return state != null
                && state.length() == 5
                && REFUSALS.contains(state.substring(0, 2))
                && !state.equals(COMPLETION_UNKNOWN);
    }

    private static @Nullable String state(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return null;
    }
}
