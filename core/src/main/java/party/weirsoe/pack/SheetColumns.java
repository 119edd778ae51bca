package party.weirsoe.pack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which column of a spreadsheet holds what: its first row names the members of a question, in any order. */
final class SheetColumns {
    /** Without these no question has a chance. */
    private static final List<String> NEEDED =
            List.of("category", "prompt", "answer", "decoys", "explanation", "source");

    private static final Set<String> OTHERS = Set.of("id", "alternate_spellings", "family_friendly", "final");
    /** May stand over several columns, and hold several texts in one cell. */
    private static final Set<String> LISTS = Set.of("alternate_spellings", "decoys");

    private static final String BETWEEN_TEXTS = "\\|";

    private final int width;
    private final Map<String, List<Integer>> columns = new HashMap<>();

    private SheetColumns(int width) {
        this.width = width;
    }

    /** Null where the faults say why. */
    static @Nullable SheetColumns of(List<String> header, Faults faults) {
        SheetColumns named = new SheetColumns(header.size());
        Faults here = faults.ofRow(1);
        boolean clear = true;
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i).toLowerCase(Locale.ROOT).replaceAll("[ -]", "_");
            if (name.isEmpty()) {
                continue;
            }
            if (!NEEDED.contains(name) && !OTHERS.contains(name)) {
                here.add("unknown column " + Faults.quoted(header.get(i)));
                clear = false;
            } else if (named.columns.containsKey(name) && !LISTS.contains(name)) {
                here.add("column " + name + " stands twice");
                clear = false;
            }
            named.columns.computeIfAbsent(name, n -> new ArrayList<>()).add(i);
        }
        for (String needed : NEEDED) {
            if (!named.columns.containsKey(needed)) {
                here.add("missing column " + needed);
                clear = false;
            }
        }
        return clear ? named : null;
    }

    /** Empty where the row has no such cell. */
    String cell(List<String> row, String name) {
        return columns.getOrDefault(name, List.of()).stream()
                .filter(i -> i < row.size())
                .map(row::get)
                .findFirst()
                .orElse("");
    }

    /** Of all columns with that name, and of each cell that holds several, parted by {@code |}. */
    List<String> texts(List<String> row, String name) {
        return columns.getOrDefault(name, List.of()).stream()
                .filter(i -> i < row.size())
                .flatMap(i -> List.of(row.get(i).split(BETWEEN_TEXTS, -1)).stream())
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** The place, from 1, of the first text under no name; 0: there is none. A comma too many moves all that follows it. */
    int strayCell(List<String> row) {
        for (int i = 0; i < row.size(); i++) {
            int at = i;
            boolean named = i < width && columns.values().stream().anyMatch(places -> places.contains(at));
            if (!named && !row.get(i).isEmpty()) {
                return i + 1;
            }
        }
        return 0;
    }
}
