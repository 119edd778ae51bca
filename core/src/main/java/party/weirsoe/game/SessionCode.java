package party.weirsoe.game;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What names a session to people: {@link #LENGTH} symbols without vowels, so that none spells a word. */
public record SessionCode(String value) {
    public static final int LENGTH = 6;
    public static final String SYMBOLS = "BCDFGHJKLMNPQRSTVWXZ";
    private static final Pattern FORM = Pattern.compile("[" + SYMBOLS + "]{" + LENGTH + "}");

    public SessionCode {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a session code");
        }
    }

    /** Reads what people type: upper-cased, spaces and hyphens dropped. Null where that is no code. */
    public static @Nullable SessionCode parse(String typed) {
        String value = typed.replace(" ", "").replace("-", "").toUpperCase(Locale.ROOT);
        return FORM.matcher(value).matches() ? new SessionCode(value) : null;
    }

    @Override
    public String toString() {
        return value;
    }
}
