package party.weirsoe.pack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import party.weirsoe.game.PlainText;

/**
 * The cells of a CSV file (RFC 4180), as spreadsheet programs write it: cells parted by commas, semicolons or tabs, in UTF-8
 * with or without a byte order mark, or in Windows-1252, the "CSV" of Excel in western Europe. A cell reads trimmed, its
 * line breaks as spaces.
 *
 * @param rows in their order, so that the first is row 1 of the spreadsheet; an empty line is a row of one empty cell
 */
record Sheet(List<List<String>> rows, String encoding) {
    private static final List<Charset> ENCODINGS = List.of(StandardCharsets.UTF_8, Charset.forName("windows-1252"));
    private static final String BYTE_ORDER_MARK = "\ufeff";
    /** The first is taken where a header has none. */
    private static final String SEPARATORS = ",;\t";

    private static final CsvMapper CSV = new CsvMapper();

    /** Null where the faults say why. */
    static @Nullable Sheet read(byte[] csv, Faults faults) {
        for (Charset encoding : ENCODINGS) {
            String text = decode(csv, encoding);
            if (text != null) {
                List<List<String>> rows = rows(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text, faults);
                return rows == null ? null : new Sheet(rows, encoding.name());
            }
        }
        faults.add("is neither UTF-8 nor Windows-1252 text; save it as \"CSV UTF-8\"");
        return null;
    }

    private static @Nullable String decode(byte[] bytes, Charset encoding) {
        try {
            String text = encoding.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            // No spreadsheet writes it; UTF-16 read as something else is full of it.
            return text.indexOf('\0') < 0 ? text : null;
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static @Nullable List<List<String>> rows(String text, Faults faults) {
        List<List<String>> rows = new ArrayList<>();
        try (MappingIterator<List<String>> cells = CSV.readerForListOf(String.class)
                .with(CsvParser.Feature.WRAP_AS_ARRAY)
                .with(CsvSchema.emptySchema().withColumnSeparator(separator(text)))
                .readValues(text)) {
            while (cells.hasNextValue()) {
                rows.add(cells.nextValue().stream().map(PlainText::normalise).toList());
            }
            return rows;
        } catch (JsonProcessingException broken) {
            faults.ofRow(rows.size() + 1).add("is no valid CSV: " + broken.getOriginalMessage());
            return null;
        } catch (IOException impossible) {
            throw new UncheckedIOException("a text in memory can be read", impossible);
        }
    }

    /** What the header's names are parted by, most often. */
    private static char separator(String text) {
        int[] seen = new int[SEPARATORS.length()];
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '\n' || c == '\r')) {
                break;
            } else if (!quoted && SEPARATORS.indexOf(c) >= 0) {
                seen[SEPARATORS.indexOf(c)]++;
            }
        }
        int most = 0;
        for (int i = 1; i < seen.length; i++) {
            if (seen[i] > seen[most]) {
                most = i;
            }
        }
        return SEPARATORS.charAt(most);
    }
}
