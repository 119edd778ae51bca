package party.weirsoe.game;

import java.util.regex.Pattern;

/** The randomness of one round or one draw, 128 bits in hexadecimal: chosen by the shell, persisted, never shown. */
public record RoundSeed(String hex) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

    public RoundSeed {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException("a seed has 32 hexadecimal digits");
        }
    }

    /** Seeds stand in no log. */
    @Override
    public String toString() {
        return "RoundSeed[secret]";
    }
}
