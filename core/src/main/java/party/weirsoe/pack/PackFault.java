package party.weirsoe.pack;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a pack, for the person who wrote it.
 *
 * @param file as the reader was told its name; of a spreadsheet the row too: {@code quiz.csv, row 4}
 * @param question its id in the pack, or {@code #4} where the fourth question has none; null: the fault is the pack's own
 */
public record PackFault(String file, @Nullable String question, String reason) {
    /** One line, whatever stands in the pack. */
    @Override
    public String toString() {
        String where = question == null ? file : file + ", question " + question;
        return (where + ": " + reason).replaceAll("[\\p{Cntrl}\\u2028\\u2029]", " ");
    }
}
