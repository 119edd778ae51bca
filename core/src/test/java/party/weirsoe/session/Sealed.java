package party.weirsoe.session;

import java.util.HashSet;
import java.util.Set;

/** What a sealed type can be, so that a test of each case cannot forget a new one. */
final class Sealed {
    private Sealed() {}

    /** The records of a sealed type, of those that it nests too. */
    static Set<Class<?>> cases(Class<?> sealed) {
        Set<Class<?>> cases = new HashSet<>();
        for (Class<?> permitted : sealed.getPermittedSubclasses()) {
            if (permitted.isSealed()) {
                cases.addAll(cases(permitted));
            } else {
                cases.add(permitted);
            }
        }
        return cases;
    }
}
