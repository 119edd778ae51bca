package party.weirsoe.game;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What everybody guesses from: the truth, the merged lies, and house decoys, shuffled once. */
public record Ballot(List<BallotOption> options) {
    public Ballot {
        options = List.copyOf(options);
    }

    public @Nullable BallotOption find(OptionId id) {
        return options.stream().filter(o -> o.id().equals(id)).findFirst().orElse(null);
    }

    /** The option that a player wrote, alone or with others. */
    public @Nullable BallotOption writtenBy(PlayerId player) {
        return options.stream()
                .filter(o -> o.authors().contains(player))
                .findFirst()
                .orElse(null);
    }

    /**
     * Draws up the ballot: lies with the same key become one option that shows the first text; decoys fill up to one more
     * than the active players, and at least {@link GameLimits#BALLOT_OPTIONS_MIN}, while there are any.
     */
    static Ballot of(Round round, List<Lie> lies, int activePlayers, String language) {
        List<Draft> drafts = new ArrayList<>();
        drafts.add(new Draft(round.question().answer(), true, false, List.of()));
        drafts.addAll(merged(lies, language));
        int wanted = Math.max(GameLimits.BALLOT_OPTIONS_MIN, activePlayers + 1);
        for (String decoy :
                Shuffle.of(round.seed(), "decoys").shuffled(unusedDecoys(round.question(), lies, language))) {
            if (drafts.size() >= wanted) {
                break;
            }
            drafts.add(new Draft(decoy, false, true, List.of()));
        }
        List<OptionId> ids = Shuffle.of(round.seed(), "option-ids").optionIds(drafts.size());
        List<BallotOption> options = new ArrayList<>();
        for (Draft draft : Shuffle.of(round.seed(), "order").shuffled(drafts)) {
            options.add(draft.option(ids.get(options.size())));
        }
        return new Ballot(options);
    }

    /**
     * The text of a lie that the house writes: a decoy that is nobody's lie; where none is left, the least used one.
     */
    static String houseLie(Round round, List<Lie> lies, String language) {
        Shuffle chance = Shuffle.of(round.seed(), "house" + lies.size());
        List<String> unused = unusedDecoys(round.question(), lies, language);
        if (!unused.isEmpty()) {
            return unused.get(chance.below(unused.size()));
        }
        Map<String, Integer> uses = new LinkedHashMap<>();
        for (String decoy : round.question().decoys()) {
            TextKey key = TextKey.of(decoy, language);
            uses.put(decoy, (int) lies.stream()
                    .filter(lie -> TextKey.of(lie.text(), language).equals(key))
                    .count());
        }
        int least = uses.values().stream().mapToInt(Integer::intValue).min().orElseThrow();
        List<String> leastUsed = uses.keySet().stream()
                .filter(decoy -> uses.getOrDefault(decoy, 0) == least)
                .toList();
        return leastUsed.get(chance.below(leastUsed.size()));
    }

    private static List<String> unusedDecoys(Question question, List<Lie> lies, String language) {
        Set<TextKey> taken = new HashSet<>();
        Stream.concat(Stream.of(question.answer()), lies.stream().map(Lie::text))
                .forEach(text -> taken.add(TextKey.of(text, language)));
        return question.decoys().stream()
                .filter(decoy -> !taken.contains(TextKey.of(decoy, language)))
                .toList();
    }

    private static Collection<Draft> merged(List<Lie> lies, String language) {
        Map<TextKey, Draft> byKey = new LinkedHashMap<>();
        for (Lie lie : lies) {
            byKey.merge(
                    TextKey.of(lie.text(), language),
                    new Draft(lie.text(), false, lie.house(), List.of(lie.author())),
                    Draft::mergedWith);
        }
        return byKey.values();
    }

    private record Draft(String text, boolean truth, boolean house, List<PlayerId> authors) {
        Draft mergedWith(Draft later) {
            return new Draft(
                    text,
                    truth,
                    house && later.house,
                    Stream.concat(authors.stream(), later.authors.stream()).toList());
        }

        BallotOption option(OptionId id) {
            return new BallotOption(id, UCharacter.toUpperCase(ULocale.ROOT, text), truth, house, authors);
        }
    }
}
