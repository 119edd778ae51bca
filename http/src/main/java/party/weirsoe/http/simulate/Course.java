package party.weirsoe.http.simulate;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a session went through, version by version: as its journal tells it ({@link Model}), or as its clients were told
 * ({@link Testimony}). Judges that ask for no more than this can do without the journal.
 */
interface Course {
    /** The newest version. */
    long last();

    /** Where the session stood; null where nobody knows. */
    @Nullable Stamp stamp(long version);

    /** Names of the commands that may have made that version. */
    Set<String> causes(long version);

    /** Which version a command of that name made; 0: none. */
    long versionOf(String name);

    /** Whether no client need have given what made that version: a phase with a deadline ended. */
    boolean mayBeByTheClock(long version);
}
