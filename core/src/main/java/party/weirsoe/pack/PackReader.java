package party.weirsoe.pack;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads question packs, and refuses those that could spoil a party, with every reason. */
public final class PackReader {
    private PackReader() {}

    /**
     * Texts are kept as they are written.
     *
     * @param fileName what faults call the file
     */
    public static PackReading read(String fileName, byte[] json) {
        return read(fileName, json, PackLimits.FAULTS_MAX);
    }

    static PackReading read(String fileName, byte[] json, int faultsMax) {
        Faults faults = new Faults(fileName, faultsMax);
        JsonNode root = PackJson.parse(json, faults);
        Pack pack = root == null ? null : PackCheck.read(root, faults);
        return pack == null ? new PackReading.Refused(faults.all()) : new PackReading.Accepted(fileName, pack);
    }

    /**
     * What a server would say of these files in its {@code WPP_PACK_DIR}, in their order, with every fault and not only the
     * first hundred. A file that <em>is</em> a built-in pack is no second pack with its id.
     */
    public static List<PackReading> check(List<Path> files) {
        List<PackReading> readings =
                files.stream().distinct().map(PackFiles::one).toList();
        Map<String, PackReading.Accepted> builtIn = new HashMap<>();
        shelve(PackFiles.builtIn(), builtIn);
        for (PackReading reading : readings) {
            if (reading instanceof PackReading.Accepted good) {
                builtIn.values().removeIf(own -> own.pack().equals(good.pack()));
            }
        }
        return withoutTwins(readings, builtIn);
    }

    /**
     * The built-in packs and those of {@code WPP_PACK_DIR}. Of two packs with one id the built-in one is kept; of two in the
     * folder none, so that renaming a file never changes what is played.
     *
     * @param complaints told one line for each fault of a refused pack
     * @throws DefaultPackRefused where a session could not be opened without naming a pack
     * @throws PackDirUnreadable where the folder cannot be listed
     */
    public static Packs load(@Nullable Path packDir, Consumer<String> complaints) {
        return shelve(PackFiles.builtIn(), packDir == null ? List.of() : PackFiles.in(packDir), complaints);
    }

    static Packs shelve(List<PackReading> builtIn, List<PackReading> added, Consumer<String> complaints) {
        Map<String, PackReading.Accepted> shelf = new HashMap<>();
        List<PackFault> builtInFaults = shelve(builtIn, shelf);
        List<PackFault> addedFaults = shelve(added, shelf);
        builtInFaults.forEach(fault -> complaints.accept(fault.toString()));
        addedFaults.forEach(fault -> complaints.accept(fault.toString()));
        if (!shelf.containsKey(Packs.DEFAULT_PACK)) {
            throw new DefaultPackRefused(builtInFaults);
        }
        return new Packs(shelf.values().stream().map(PackReading.Accepted::pack).toList());
    }

    private static List<PackFault> shelve(List<PackReading> readings, Map<String, PackReading.Accepted> shelf) {
        List<PackFault> faults = new ArrayList<>();
        for (PackReading reading : withoutTwins(readings, Map.copyOf(shelf))) {
            switch (reading) {
                case PackReading.Refused bad -> faults.addAll(bad.faults());
                case PackReading.Accepted good -> shelf.put(good.pack().id(), good);
            }
        }
        return faults;
    }

    /** The same readings, where a pack is refused whose id another one has. */
    private static List<PackReading> withoutTwins(
            List<PackReading> readings, Map<String, PackReading.Accepted> before) {
        return readings.stream()
                .map(reading -> reading instanceof PackReading.Accepted good
                        ? withoutTwin(
                                good,
                                twinOf(good, readings, before.get(good.pack().id())))
                        : reading)
                .toList();
    }

    private static PackReading withoutTwin(PackReading.Accepted good, @Nullable String twin) {
        return twin == null
                ? good
                : new PackReading.Refused(List.of(new PackFault(
                        good.file(),
                        null,
                        "two packs have the id " + good.pack().id() + ", the other is " + twin)));
    }

    /** The file of another pack with the same id. */
    private static @Nullable String twinOf(
            PackReading.Accepted good, List<PackReading> readings, PackReading.@Nullable Accepted before) {
        if (before != null) {
            return before.file();
        }
        for (PackReading reading : readings) {
            if (reading instanceof PackReading.Accepted other
                    && !other.file().equals(good.file())
                    && other.pack().id().equals(good.pack().id())) {
                return other.file();
            }
        }
        return null;
    }

    /** The server cannot start: the pack of a session whose host names none is not to be played. One line. */
    public static final class DefaultPackRefused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        DefaultPackRefused(List<PackFault> faults) {
            super("The default pack " + Packs.DEFAULT_PACK
                    + (faults.isEmpty() ? " is missing." : " is refused: " + faults.getFirst()));
        }
    }

    /** The server cannot start: {@code WPP_PACK_DIR} names something that is no readable folder. One line. */
    public static final class PackDirUnreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        PackDirUnreadable(Path packDir, Throwable cause) {
            super("WPP_PACK_DIR: " + packDir + " is no folder that can be read (" + PackFiles.why(cause) + ").", cause);
        }
    }
}
