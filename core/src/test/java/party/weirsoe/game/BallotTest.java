package party.weirsoe.game;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("changes the locale of all")
class BallotTest {
    private static final PlayerId ADA = new PlayerId(1);
    private static final PlayerId BO = new PlayerId(2);
    private static final PlayerId CLEO = new PlayerId(3);
    private static final List<String> DECOYS = List.of("goat", "walrus", "beaver", "otter", "lobster");

    @Test
    void liesWithTheSameKeyBecomeOneOptionThatShowsTheFirstText() {
        Ballot ballot = ballot(3, typed(ADA, "The Duck!"), typed(BO, "a duck"), typed(CLEO, "duçk"));
        BallotOption merged = ballot.writtenBy(BO);
        assertThat(merged).isNotNull();
        assertThat(ballot.options()).filteredOn(o -> !o.authors().isEmpty()).containsExactly(merged);
        assertThat(merged)
                .isEqualTo(new BallotOption(
                        merged == null ? new OptionId("") : merged.id(),
                        "THE DUCK!",
                        false,
                        false,
                        List.of(ADA, BO, CLEO)));
    }

    @Test
    void aMergedOptionIsTheHousesOnlyIfAllItsLiesAre() {
        assertThat(mergedHouse(house(ADA, "goat"), typed(BO, "Goat"))).isFalse();
        assertThat(mergedHouse(typed(ADA, "goat"), house(BO, "goat"))).isFalse();
        assertThat(mergedHouse(house(ADA, "goat"), house(BO, "goat"))).isTrue();
        assertThat(mergedHouse(house(ADA, "goat"))).isTrue();
        assertThat(mergedHouse(typed(ADA, "goat"))).isFalse();
    }

    @Test
    void decoysFillUpToFourOrToOneMoreThanTheActivePlayers() {
        assertThat(ballot(0).options()).hasSize(4);
        assertThat(ballot(2, typed(ADA, "x"), typed(BO, "y")).options()).hasSize(4);
        assertThat(ballot(3, typed(ADA, "x")).options()).hasSize(4);
        assertThat(ballot(4, typed(ADA, "x")).options()).hasSize(5);
        assertThat(ballot(5).options()).hasSize(6);
    }

    @Test
    void noDecoyIsAddedWhereTheLiesAreEnough() {
        Lie[] lies = IntStream.rangeClosed(1, 5)
                .mapToObj(i -> typed(new PlayerId(i), "lie" + i))
                .toArray(Lie[]::new);
        assertThat(ballot(2, lies).options())
                .hasSize(6)
                .filteredOn(BallotOption::house)
                .isEmpty();
    }

    @Test
    void theBallotStaysShortWhereTheDecoysAreUsedUp() {
        assertThat(ballot(16).options()).hasSize(1 + DECOYS.size());
        assertThat(ballot(16, typed(ADA, "the Goat")).options()).hasSize(1 + DECOYS.size());
    }

    @Test
    void aDecoyNeverHasTheKeyOfTheTruthOrOfALie() {
        Question question = Sample.question("q", "penguin", List.of(), List.of("A Penguin", "the goat", "owl"), false);
        for (int seed = 0; seed < 50; seed++) {
            Ballot ballot = Ballot.of(round(question, seed), List.of(typed(ADA, "GOAT")), 8, "en");
            assertThat(texts(ballot)).containsExactlyInAnyOrder("PENGUIN", "GOAT", "OWL");
        }
    }

    @Test
    void exactlyOneOptionIsTheTruthAndIdsAreDifferent() {
        for (int seed = 0; seed < 200; seed++) {
            List<BallotOption> options =
                    Ballot.of(round(seed), List.of(typed(ADA, "x")), 16, "en").options();
            assertThat(options)
                    .filteredOn(BallotOption::truth)
                    .hasSize(1)
                    .allMatch(o -> o.text().equals("PENGUIN") && o.authors().isEmpty() && !o.house());
            assertThat(options).extracting(BallotOption::id).doesNotHaveDuplicates();
            assertThat(options).allMatch(o -> o.id().value().matches("[0-9a-z]{4}"));
        }
    }

    @Test
    void theIdsOfARoundTellNothingAboutAnother() {
        Set<String> ids = new HashSet<>();
        for (int seed = 0; seed < 100; seed++) {
            Ballot.of(round(seed), List.of(), 3, "en").options().forEach(o -> ids.add(o.id().value()));
        }
        assertThat(ids).hasSizeGreaterThan(395);
    }

    @Test
    void theTruthIsInEveryPlaceEquallyOften() {
        assertUniform(seed -> {
            List<BallotOption> options = fourOptions(seed);
            return options.indexOf(truth(options));
        });
    }

    @Test
    void theOrderOfTheIdsDoesNotGiveTheTruthAway() {
        assertUniform(seed -> {
            List<BallotOption> options = fourOptions(seed);
            List<BallotOption> byId = new ArrayList<>(options);
            byId.sort(Comparator.comparing(o -> o.id().value()));
            return byId.indexOf(truth(options));
        });
    }

    @Test
    void everyDecoyIsDrawnEquallyOften() {
        int[] drawn = new int[DECOYS.size()];
        for (int seed = 0; seed < 1000; seed++) {
            for (BallotOption option :
                    Ballot.of(round(seed), List.of(), 0, "en").options()) {
                if (option.house()) {
                    drawn[DECOYS.indexOf(option.text().toLowerCase(Locale.ROOT))]++;
                }
            }
        }
        assertThat(Arrays.stream(drawn)).allMatch(n -> n > 530 && n < 670); // 600 each, and 4.5 deviations
    }

    @Test
    void theSameSeedMakesTheSameBallot() {
        assertThat(ballot(3, typed(ADA, "x"))).isEqualTo(ballot(3, typed(ADA, "x")));
    }

    @Test
    void textsAreInUpperCaseWhateverTheServersLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(texts(ballot(2, typed(ADA, "fish and chips"), typed(BO, "straße"))))
                    .contains("FISH AND CHIPS", "STRASSE", "PENGUIN");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void anOptionIsFoundByItsIdAndByItsAuthors() {
        Ballot ballot = ballot(2, typed(ADA, "x"));
        for (BallotOption option : ballot.options()) {
            assertThat(ballot.find(option.id())).isSameAs(option);
        }
        assertThat(ballot.find(new OptionId("none"))).isNull();
        assertThat(ballot.writtenBy(BO)).isNull();
    }

    private interface Place {
        int of(int seed);
    }

    /** Chi square with three degrees of freedom: above 16.27 in one of a thousand fair trials. The seeds are fixed. */
    private static void assertUniform(Place place) {
        int rounds = 4000;
        int[] counts = new int[4];
        for (int seed = 0; seed < rounds; seed++) {
            counts[place.of(seed)]++;
        }
        double expected = rounds / 4.0;
        double chiSquare = Arrays.stream(counts)
                .mapToDouble(n -> (n - expected) * (n - expected) / expected)
                .sum();
        assertThat(chiSquare).isLessThan(16.27);
    }

    private static List<BallotOption> fourOptions(int seed) {
        return Ballot.of(round(seed), List.of(typed(ADA, "x"), typed(BO, "y")), 2, "en")
                .options();
    }

    private static BallotOption truth(List<BallotOption> options) {
        return options.stream().filter(BallotOption::truth).findFirst().orElseThrow();
    }

    private static boolean mergedHouse(Lie... lies) {
        BallotOption option = ballot(2, lies).writtenBy(lies[0].author());
        return option != null && option.house();
    }

    private static Ballot ballot(int activePlayers, Lie... lies) {
        return Ballot.of(round(7), List.of(lies), activePlayers, "en");
    }

    private static List<String> texts(Ballot ballot) {
        return ballot.options().stream().map(BallotOption::text).toList();
    }

    private static Round round(int seed) {
        return round(Sample.question("q", "penguin", List.of(), DECOYS, false), seed);
    }

    private static Round round(Question question, int seed) {
        return new Round(1, RoundConfig.of(Sample.settings(), 1), question, Sample.seed(seed));
    }

    private static Lie typed(PlayerId author, String text) {
        return new Lie(author, text, false);
    }

    private static Lie house(PlayerId author, String text) {
        return new Lie(author, text, true);
    }
}
