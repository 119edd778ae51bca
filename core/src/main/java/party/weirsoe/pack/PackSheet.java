package party.weirsoe.pack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Makes a pack from a spreadsheet with a question in each row; the checks are those of any pack, their faults name the row. */
public final class PackSheet {
    /** In English and Danish, as a spreadsheet program writes a logical value, or as people do. */
    private static final Set<String> YES = Set.of("true", "yes", "y", "1", "x", "sand", "ja", "j");

    private static final Set<String> NO = Set.of("", "false", "no", "n", "0", "falsk", "nej");

    private final SheetColumns columns;
    private final Faults faults;
    private final ArrayNode questions = JsonNodeFactory.instance.arrayNode();
    private final List<Integer> rows;

    private PackSheet(SheetColumns columns, Faults faults, List<Integer> rows) {
        this.columns = columns;
        this.faults = faults;
        this.rows = rows;
    }

    /**
     * The pack is family-friendly when all its questions are.
     *
     * @param fileName what faults call the file
     */
    public static SheetReading read(String fileName, byte[] csv, PackHead head) {
        List<Integer> rows = new ArrayList<>();
        Faults faults = new Faults(fileName, PackLimits.FAULTS_CHECKED_MAX).withRows(rows);
        if (csv.length > PackLimits.FILE_BYTES_MAX) {
            faults.add(PackFiles.TOO_LARGE);
            return new SheetReading.Refused(faults.all());
        }
        Sheet sheet = Sheet.read(csv, faults);
        SheetColumns columns = sheet == null
                ? null
                : SheetColumns.of(
                        sheet.rows().isEmpty() ? List.of() : sheet.rows().getFirst(), faults);
        if (sheet == null || columns == null) {
            return new SheetReading.Refused(faults.all());
        }
        ObjectNode pack = new PackSheet(columns, faults, rows).pack(head, sheet.rows());
        Pack read = PackCheck.read(pack, faults);
        return read == null
                ? new SheetReading.Refused(faults.all())
                : new SheetReading.Imported(read, PackWriter.bytes(pack), sheet.encoding());
    }

    private ObjectNode pack(PackHead head, List<List<String>> cells) {
        for (int i = 1; i < cells.size(); i++) {
            if (cells.get(i).stream().anyMatch(cell -> !cell.isEmpty())) {
                rows.add(i + 1);
                questions.add(question(cells.get(i)));
            }
        }
        if (questions.isEmpty()) {
            faults.add("holds no question");
        }
        boolean familyFriendly = true;
        for (var question : questions) {
            familyFriendly &= question.get("family_friendly").booleanValue();
        }
        return PackWriter.pack(head, familyFriendly, questions);
    }

    private ObjectNode question(List<String> row) {
        String id = columns.cell(row, "id");
        if (id.isEmpty()) {
            id = "q%03d".formatted(rows.size());
        }
        Faults here = faults.ofQuestion(rows.size() - 1, id);
        int stray = columns.strayCell(row);
        if (stray > 0) {
            here.add("cell " + stray + " " + Faults.quoted(row.get(stray - 1)) + " stands under no column's name");
        }
        ObjectNode question = JsonNodeFactory.instance.objectNode().put("id", id);
        for (String text : List.of("category", "prompt", "answer")) {
            question.put(text, columns.cell(row, text));
        }
        for (String list : List.of("alternate_spellings", "decoys")) {
            columns.texts(row, list).forEach(question.putArray(list)::add);
        }
        for (String text : List.of("explanation", "source")) {
            question.put(text, columns.cell(row, text));
        }
        for (String flag : List.of("family_friendly", "final")) {
            question.put(flag, flag(columns.cell(row, flag), flag, here));
        }
        return question;
    }

    private static boolean flag(String cell, String name, Faults here) {
        String word = cell.toLowerCase(Locale.ROOT);
        if (!YES.contains(word) && !NO.contains(word)) {
            here.add(name + " " + Faults.quoted(cell) + " is neither yes nor no");
        }
        return YES.contains(word);
    }
}
