package party.weirsoe.http.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import party.weirsoe.http.e2e.Party;

/** The shared screen, as its host sees and clicks it. */
final class HostPage {
    /** After a change of phase its button rests, which is waited for in no time where the tab's clock jumps. */
    static final long REST_MS = 700;

    static final long REST_AFTER_FINISH_MS = 3_100;

    final Tab tab;

    private HostPage(Tab tab) {
        this.tab = tab;
    }

    /** From the start page, by its button. */
    static HostPage open(Tab tab, String url) {
        tab.go(url + "/");
        HostPage host = new HostPage(tab);
        host.hook("open").click();
        assertThat(host.hook("code")).isVisible();
        return host;
    }

    /** By the link that another device of the host shows. */
    static HostPage enter(Tab tab, Party party) {
        tab.go(link(party));
        HostPage host = new HostPage(tab);
        assertThat(host.hook("phase")).isVisible();
        return host;
    }

    static String link(Party party) {
        return party.client.url() + "/host#code=" + party.code + "&token=" + party.hostToken;
    }

    /** Of a tab whose browser already holds the host's token. */
    static HostPage in(Tab tab) {
        return new HostPage(tab);
    }

    String code() {
        return hook("code").first().textContent().replaceAll("[\\s-]", "");
    }

    Locator player(String id) {
        return tab.page().locator("[data-wpp='player'][data-player-id='" + id + "']");
    }

    Locator hook(String name) {
        return tab.hook(name);
    }

    void showsPlayers(int count) {
        assertThat(hook("player")).hasCount(count);
    }

    void showsPhase(String phase) {
        tab.showsPhase(phase);
    }

    /** @param button {@code start}, {@code guess-start}, … */
    void press(String button, String phaseAfter) {
        tab.jump(REST_MS);
        hook(button).click();
        showsPhase(phaseAfter);
    }

    void start() {
        press("start", "lie");
    }

    void startGuess() {
        press("guess-start", "guess");
    }

    void reveal() {
        press("reveal", "reveal");
    }

    void scoreboard() {
        press("scoreboard", "scoreboard");
    }

    void next() {
        press("next", "lie");
    }

    /** After the last round. */
    void finish() {
        press("finish", "finished");
    }

    /** Before it, which the host is asked about. */
    void finishEarly() {
        tab.jump(REST_MS);
        hook("finish").click();
        confirm();
        showsPhase("finished");
    }

    /** What cannot be taken back is asked about first. */
    void kick(String playerId) {
        player(playerId).locator("[data-wpp='kick']").click();
        confirm();
    }

    /** The dialog with everybody's name. */
    void players() {
        tab.page().locator(".tools .button").first().click();
        dialog().waitFor();
    }

    /** For a lost phone, by the player's place in the list: what its QR code says. */
    String newSeat(int place) {
        players();
        pressThe("New code for a lost phone", place);
        return QrCamera.read(dialog());
    }

    /** For the host's own: what its QR code says. */
    String linkForAnotherDevice() {
        pressThe("Another device", 0);
        pressThe("Show the code", 0);
        return QrCamera.read(dialog());
    }

    /** Presses what has no hook, by its English words. */
    private void pressThe(String words, int place) {
        tab.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(words).setExact(true))
                .nth(place)
                .click();
    }

    private void confirm() {
        dialog().locator("button").first().click();
        assertThat(dialog()).hasCount(0);
    }

    Locator dialog() {
        return tab.page().locator("dialog[open]");
    }

    void rematch() {
        tab.jump(REST_AFTER_FINISH_MS);
        press("rematch", "lobby");
    }
}
