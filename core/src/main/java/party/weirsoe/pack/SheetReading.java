package party.weirsoe.pack;

import java.util.List;

/** What became of a spreadsheet: a pack as its file, or everything that is wrong with it. */
public sealed interface SheetReading {
    /**
     * @param json the pack's file
     * @param encoding what the spreadsheet was read as
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes to be written, never compared
    record Imported(Pack pack, byte[] json, String encoding) implements SheetReading {}

    record Refused(List<PackFault> faults) implements SheetReading {
        public Refused {
            faults = List.copyOf(faults);
            if (faults.isEmpty()) {
                throw new IllegalArgumentException("refused for nothing");
            }
        }
    }
}
