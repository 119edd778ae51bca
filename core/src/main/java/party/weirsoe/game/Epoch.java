package party.weirsoe.game;

import java.util.regex.Pattern;

/** One life of a session code: 64 random bits in hexadecimal, opaque to clients. A code is used again one day, an epoch never. */
public record Epoch(String value) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{16}");

    public Epoch {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("an epoch has 16 hexadecimal digits");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
