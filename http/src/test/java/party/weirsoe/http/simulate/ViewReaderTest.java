package party.weirsoe.http.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import party.weirsoe.game.OptionId;
import party.weirsoe.game.PlayerId;

/** Of the bytes of a view a bot reads what it needs, and what may not be there. */
class ViewReaderTest {
    private static final String HEAD =
            "{\"code\":\"BCDFGH\",\"epoch\":\"9f2c\",\"version\":47,\"phase\":\"%s\",\"game\":1,"
                    + "\"round\":2,\"total_rounds\":7,\"deadline_at\":null,\"poll_after_ms\":2500,"
                    + "\"you\":{\"role\":\"player\",\"player_id\":\"p3\"},\"settings\":{\"pack\":\"starter-en\",\"rounds\":7},"
                    + "\"players\":[{\"id\":\"p1\",\"nickname\":\"Bo\",\"score\":1500,\"status\":\"active\"},"
                    + "{\"id\":\"p3\",\"nickname\":\"Ada\",\"score\":0}],";
    private static final String GUESS = HEAD.formatted("guess")
            + "\"question\":{\"id\":\"q017\",\"prompt\":\"a <BLANK>\",\"multiplier\":2},"
            + "\"options\":[{\"id\":\"k7f2\",\"text\":\"PIG\"},{\"id\":\"x1qa\",\"text\":\"GHOST\"}],"
            + "\"my_lie\":{\"text\":\"ghost\",\"house\":true,\"option_id\":\"x1qa\"},\"my_guess\":null,\"leaderboard\":null}";
    private static final String REVEAL = HEAD.formatted("reveal")
            + "\"question\":{\"id\":\"q017\",\"multiplier\":2,\"answer\":\"pig\",\"source\":\"https://example.org\"},"
            + "\"options\":[{\"id\":\"k7f2\",\"text\":\"PIG\",\"truth\":true,\"house\":false,\"author_ids\":[],"
            + "\"guessed_by\":[\"p1\"],\"points\":[{\"player_id\":\"p1\",\"points\":1000}]},"
            + "{\"id\":\"x1qa\",\"text\":\"GHOST\",\"truth\":false,\"house\":true,\"author_ids\":[\"p3\"],"
            + "\"guessed_by\":[],\"points\":[]}],\"my_lie\":null,\"my_guess\":{\"option_id\":\"k7f2\"},\"leaderboard\":null}";

    @Test
    void aBallotHasOptionsAndOnesOwnLie() {
        View view = ViewReader.read(GUESS);

        assertThat(view.stamp()).isEqualTo(new Stamp(47, "guess", 1, 2, 7));
        assertThat(view.pollAfter()).hasMillis(2500);
        assertThat(view.scores()).isEqualTo(Map.of(new PlayerId(1), 1500, new PlayerId(3), 0));
        assertThat(view.options()).extracting(View.Option::id).containsExactly(option("k7f2"), option("x1qa"));
        assertThat(view.myLie()).isEqualTo(new View.MyLie("ghost", true, option("x1qa")));
        assertThat(view.myGuess()).isNull();
        assertThat(view.leak()).isNull();
    }

    @Test
    void aRevealTellsWhoWroteAndWhoGuessedWhat() {
        View view = ViewReader.read(REVEAL);

        assertThat(view.multiplier()).isEqualTo(2);
        assertThat(view.options())
                .containsExactly(
                        new View.Option(option("k7f2"), true, List.of(), List.of(new PlayerId(1))),
                        new View.Option(option("x1qa"), false, List.of(new PlayerId(3)), List.of()));
        assertThat(view.myGuess()).isEqualTo(option("k7f2"));
        assertThat(view.leak()).isNull();
    }

    @Test
    void whatBelongsBehindTheRevealIsALeakBeforeIt() {
        assertThat(ViewReader.read(REVEAL.replace("\"phase\":\"reveal\"", "\"phase\":\"guess\""))
                        .leak())
                .isNotNull();
        assertThat(ViewReader.read(GUESS.replace("\"text\":\"PIG\"", "\"text\":\"PIG\",\"truth\":false"))
                        .leak())
                .isEqualTo("truth");
    }

    @Test
    void whatIsNoViewStopsTheBot() {
        for (String body : List.of("", "[]", "{}", "<html>", GUESS.substring(0, GUESS.length() / 2))) {
            assertThatThrownBy(() -> ViewReader.read(body)).as(body).isInstanceOf(Stuck.class);
        }
    }

    @Test
    void anAnswersStampIsItsSessionsWhereverItStands() {
        String body =
                "{\"transition\":{\"from_round\":1},\"session\":{\"code\":\"BCDFGH\",\"version\":42,\"phase\":\"lie\","
                        + "\"game\":1,\"round\":2,\"total_rounds\":7},\"round\":{\"number\":2}}";

        assertThat(Stamp.of(body)).isEqualTo(new Stamp(42, "lie", 1, 2, 7));
        assertThat(Stamp.of("")).isEqualTo(Stamp.NONE);
        assertThat(Stamp.of("{\"code\":\"not_found\"}")).isEqualTo(Stamp.NONE);
    }

    private static OptionId option(String id) {
        return new OptionId(id);
    }
}
