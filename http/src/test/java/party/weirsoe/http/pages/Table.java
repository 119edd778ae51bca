package party.weirsoe.http.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import party.weirsoe.http.e2e.Client;
import party.weirsoe.http.e2e.LiveNode;
import party.weirsoe.http.e2e.Party;

/** A host's screen and phones at one party, with {@link #party} to look behind the pages' back. */
final class Table {
    static final List<String> NAMES = List.of("Ada", "Bo", "Cy", "Di", "Ed", "Flo", "Gus", "Hal");

    final Party party;
    final HostPage host;
    final List<PlayPage> phones = new ArrayList<>();
    private final Chromium chromium;

    private Table(Chromium chromium, Party party, Tab screen) {
        this.chromium = chromium;
        this.party = party;
        this.host = HostPage.enter(screen, party);
    }

    /** Untimed, with the pack whose truths a test knows. */
    static Party party(String url, int rounds) {
        return Party.open(
                new Client(url),
                "{\"pack\":\"" + LiveNode.CANARY_PACK + "\",\"rounds\":" + rounds
                        + ",\"lie_seconds\":null,\"guess_seconds\":null}");
    }

    static Party party(int rounds) {
        return party(LiveNode.shared().url(), rounds);
    }

    /** In the lobby. */
    static Table set(Chromium chromium, int rounds, int phones) {
        return set(chromium, party(rounds), phones);
    }

    static Table set(Chromium chromium, Party party, int phones) {
        Table table = new Table(chromium, party, chromium.host().withJumpingClock());
        for (int i = 0; i < phones; i++) {
            table.join(NAMES.get(i));
        }
        table.host.showsPlayers(phones);
        return table;
    }

    PlayPage join(String name) {
        return join(chromium.phone(), name);
    }

    PlayPage join(Tab tab, String name) {
        PlayPage phone = PlayPage.join(tab, party.client.url(), party.code, name);
        phones.add(phone);
        return phone;
    }

    void showsPhase(String phase) {
        host.showsPhase(phase);
        phones.forEach(phone -> phone.showsPhase(phase));
    }

    void lie() {
        showsPhase("lie");
        for (int i = 0; i < phones.size(); i++) {
            phones.get(i).lie("a lie of number " + i);
        }
        showsPhase("guess");
    }

    void guess() {
        showsPhase("guess");
        phones.forEach(PlayPage::guess);
        showsPhase("reveal");
    }

    /** A game of one round, with a look at everything in each phase. */
    void playAndLook(Consumer<String> look) {
        look.accept("lobby");
        host.start();
        showsPhase("lie");
        look.accept("lie");
        lie();
        look.accept("guess");
        guess();
        look.accept("reveal");
        host.scoreboard();
        showsPhase("scoreboard");
        look.accept("scoreboard");
        host.finish();
        showsPhase("finished");
        look.accept("finished");
    }

    long version() {
        return party.view().version();
    }

    int round() {
        return party.view().json().at("/round").asInt();
    }

    /** Its option's id, which no page knows before the reveal. */
    static String truth(Party party) {
        String number = party.view().text("/question/prompt").replaceAll("\\D", "");
        return option(party, "CANARYTRUTH" + number);
    }

    /** The id of an option of the ballot. */
    static String option(Party party, String text) {
        var options = party.view().json().at("/options");
        for (var option : options) {
            if (option.at("/text").asText().equals(text)) {
                return option.at("/id").asText();
            }
        }
        throw new AssertionError("no " + text + " among " + options);
    }
}
