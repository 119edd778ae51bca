package party.weirsoe.http.speed;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The table, for people, for programs, and for a document. Written anew with each row: a run that fails late loses none. */
final class Report {
    private static final List<String> HEAD = List.of("what", "unit", "measured", "beside it", "ratio", "to reach", "");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path directory;
    private final String machine;
    private final List<Row> rows = new ArrayList<>();

    /** @param machine what it was measured on, in one line */
    Report(Path directory, String machine) {
        this.directory = directory;
        this.machine = machine;
    }

    void add(List<Row> more) {
        rows.addAll(more);
        more.forEach(row -> System.out.println(String.join("  ", cells(row))));
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve("speed.md"), markdown());
            Files.writeString(directory.resolve("speed.json"), json());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> cells(Row row) {
        List<Double> ratios = row.ratios();
        return List.of(
                row.what(),
                row.unit(),
                Row.spread(row.values()),
                row.anchorText(),
                ratios == null ? "" : Row.spread(ratios),
                row.target() == null ? "" : row.target().toString(),
                row.verdict());
    }

    /** Aligned columns. */
    String text() {
        List<List<String>> all = new ArrayList<>(List.of(HEAD));
        rows.forEach(row -> all.add(cells(row)));
        int[] widths = new int[HEAD.size()];
        all.forEach(line ->
                Arrays.setAll(widths, i -> Math.max(widths[i], line.get(i).length())));
        StringBuilder text = new StringBuilder(machine).append('\n');
        for (List<String> line : all) {
            StringBuilder one = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                one.append(line.get(i)).repeat(' ', widths[i] - line.get(i).length() + 2);
            }
            text.append(one.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private String markdown() {
        StringBuilder text = new StringBuilder(machine).append("\n\n");
        text.append("| ")
                .append(String.join(" | ", HEAD))
                .append(" |\n")
                .append("| --- ".repeat(HEAD.size()))
                .append("|\n");
        rows.forEach(
                row -> text.append("| ").append(String.join(" | ", cells(row))).append(" |\n"));
        return text.toString();
    }

    private String json() throws IOException {
        ObjectNode table = JSON.createObjectNode().put("machine", machine);
        ArrayNode all = table.putArray("rows");
        for (Row row : rows) {
            ObjectNode one = all.addObject();
            one.put("what", row.what()).put("unit", row.unit());
            one.set("values", JSON.valueToTree(row.values()));
            one.put("beside", row.anchorName());
            one.set("beside_values", JSON.valueToTree(row.anchor()));
            one.put("to_reach", row.target() == null ? null : row.target().toString());
            one.put("verdict", row.verdict());
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(table) + "\n";
    }
}
