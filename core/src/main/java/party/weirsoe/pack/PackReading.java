package party.weirsoe.pack;

import java.util.List;

/** What became of a file: a pack, or everything that is wrong with it. A pack with one fault is refused whole. */
public sealed interface PackReading {
    record Accepted(String file, Pack pack) implements PackReading {}

    record Refused(List<PackFault> faults) implements PackReading {
        public Refused {
            faults = List.copyOf(faults);
            if (faults.isEmpty()) {
                throw new IllegalArgumentException("refused for nothing");
            }
        }
    }
}
