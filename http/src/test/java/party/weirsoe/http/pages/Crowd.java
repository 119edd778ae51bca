package party.weirsoe.http.pages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import party.weirsoe.http.e2e.Client;
import party.weirsoe.http.e2e.LiveNode;
import party.weirsoe.http.e2e.Party;
import party.weirsoe.pack.SamplePacks;

/** A party with the longest of everything: names, lies, and a question as long as a pack may ask. */
final class Crowd {
    private static final String PACK = "longest";
    private static final String ANSWER = "INCOMPREHENSIBILITIES OF THE UNDERSEA 42";
    private static final String PROMPT =
            "In the year 1386 a court of law in Normandy tried a <BLANK> for the murder of a child"
                    + " and of several neighbours, and it was hanged in its Sunday clothes while all the bishops of France wept aloud";

    /** 58 characters, and hardly a place to break a line; then the player's number. */
    private static final String LIE = "a completely unreasonable Donaudampfschifffahrtsgesellscha";

    final Party party;
    private final int players;

    private Crowd(Party party, int players) {
        this.party = party;
        this.players = players;
    }

    /** A server that has that pack. */
    static LiveNode node() {
        try {
            Path packs = Files.createTempDirectory("wpp-packs");
            Files.write(packs.resolve(PACK + ".json"), SamplePacks.bytes(pack()));
            return LiveNode.start(Map.of("WPP_PACK_DIR", packs.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For one round, with so many seats. */
    static Crowd invite(LiveNode node, int players) {
        String settings = "{\"pack\":\"%s\",\"rounds\":1,\"lie_seconds\":600,\"guess_seconds\":600,\"max_players\":%d}"
                .formatted(PACK, players);
        return new Crowd(Party.open(new Client(node.url()), settings), players);
    }

    /** Sixteen wide letters. */
    String name(int player) {
        return "WWWWMMMMWWWWMM%02d".formatted(player);
    }

    String lie(int player) {
        return LIE + "%02d".formatted(player);
    }

    /** All but player 0, who has a page. */
    void join() {
        for (int player = 1; player < players; player++) {
            party.join(name(player));
        }
    }

    /** All but player 0. */
    void lie() {
        for (int player = 1; player < players; player++) {
            party.lie(player - 1, 1, lie(player));
        }
    }

    /** The last of them finds the truth; the lie of player 0 fools half of the others, and several lies one each. */
    void guess() {
        for (int player = 1; player < players - 1; player++) {
            party.guess(player - 1, 1, option(lie(player % 2 == 0 ? 0 : player / 2)));
        }
        party.guess(players - 2, 1, option(ANSWER));
    }

    String option(String text) {
        return Table.option(party, text.toUpperCase(Locale.ROOT));
    }

    private static ObjectNode pack() {
        ObjectNode pack = SamplePacks.canaryJson(PACK);
        for (JsonNode each : pack.withArray("questions")) {
            ObjectNode question = (ObjectNode) each;
            question.put("category", "Extraordinary coincidences");
            question.put("prompt", PROMPT);
            question.put("answer", ANSWER);
            question.put(
                    "explanation",
                    "Nobody had ever seen it before, nor has anybody seen it since. "
                            .repeat(7)
                            .substring(0, 400));
            question.put("source", "https://www.encyclopaedia-of-trials-of-animals.example.org/normandy");
        }
        return pack;
    }
}
