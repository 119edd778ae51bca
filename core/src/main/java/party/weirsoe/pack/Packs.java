package party.weirsoe.pack;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The packs that this server has: the built-in ones and those of {@code WPP_PACK_DIR}, by id. */
public final class Packs {
    /** The pack of a session whose host named none. */
    public static final String DEFAULT_PACK = "starter-en";

    private final Map<String, Pack> byId = new TreeMap<>();

    public Packs(List<Pack> packs) {
        for (Pack pack : packs) {
            if (byId.put(pack.id(), pack) != null) {
                throw new IllegalArgumentException("two packs have the id " + pack.id());
            }
        }
    }

    public @Nullable Pack find(String id) {
        return byId.get(id);
    }

    /** In the order of their ids. */
    public List<Pack> all() {
        return List.copyOf(byId.values());
    }
}
