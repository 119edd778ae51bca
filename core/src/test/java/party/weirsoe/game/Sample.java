package party.weirsoe.game;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Small questions, decks, settings and seeds that tests are built from. */
public final class Sample {
    public static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    public static final String ENGLISH = "en";
    public static final int QUESTIONS = 25;

    private static final List<String> WORDS = List.of(
            "amber", "birch", "coral", "dune", "ember", "fjord", "gravel", "heath", "ivory", "jade", "kelp", "lava",
            "marsh", "nectar", "opal", "pebble", "quartz", "resin", "slate", "thorn", "umber", "velvet", "willow",
            "yarrow", "zinc");

    private Sample() {}

    public static RoundSeed seed(long number) {
        return new RoundSeed("5eed5eed5eed5eed" + HexFormat.of().toHexDigits(number));
    }

    /** A game of three rounds, a minute for each phase, eight seats. */
    public static SessionSettings settings() {
        return settings(3);
    }

    public static SessionSettings settings(int rounds) {
        return settings(rounds, 60, 45, 8);
    }

    public static SessionSettings settings(
            int rounds, @Nullable Integer lieSeconds, @Nullable Integer guessSeconds, int maxPlayers) {
        return new SessionSettings("sample", rounds, lieSeconds, guessSeconds, maxPlayers, false);
    }

    /** Question {@code number} (from 0) of the sample pack; every fifth is for the final. */
    public static Question question(int number) {
        String word = WORDS.get(number);
        return question(
                "sample/q" + number,
                "truth " + word,
                List.of("real " + word),
                List.of(word + " bell", word + " cart", word + " drum", word + " flag", word + " gate"),
                number % 5 == 4);
    }

    public static Question question(
            String id, String answer, List<String> alternateSpellings, List<String> decoys, boolean finale) {
        return new Question(
                id,
                "Samples",
                "This is a <BLANK>.",
                answer,
                alternateSpellings,
                decoys,
                "It is so.",
                "https://example.org/" + id,
                true,
                finale);
    }

    /** All {@link #QUESTIONS} questions. */
    public static Deck deck() {
        List<Question> questions = new ArrayList<>();
        for (int i = 0; i < QUESTIONS; i++) {
            questions.add(question(i));
        }
        return new Deck(ENGLISH, questions);
    }

    /** A deck whose every question has this answer, so that an example need not know which is drawn. */
    public static Deck deckOf(String answer, List<String> alternateSpellings, String... decoys) {
        List<Question> questions = new ArrayList<>();
        for (int i = 0; i < QUESTIONS; i++) {
            questions.add(question("sample/q" + i, answer, alternateSpellings, List.of(decoys), false));
        }
        return new Deck(ENGLISH, questions);
    }

    public static Nickname nickname(String text) {
        Nickname nickname = Nickname.of(text);
        if (nickname == null) {
            throw new IllegalArgumentException("no nickname: " + text);
        }
        return nickname;
    }
}
