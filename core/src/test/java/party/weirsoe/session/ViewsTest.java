package party.weirsoe.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import party.weirsoe.game.Game;
import party.weirsoe.game.LieChoice;
import party.weirsoe.game.Nickname;
import party.weirsoe.game.OptionId;
import party.weirsoe.game.Phase;
import party.weirsoe.game.Player;
import party.weirsoe.game.PlayerId;
import party.weirsoe.game.RoundQuestion;
import party.weirsoe.game.SessionSettings;
import party.weirsoe.view.PhaseView;
import party.weirsoe.view.SessionView;
import party.weirsoe.view.Viewer;

/** What each viewer gets in each phase, member by member; and the entity tag, which changes exactly when the bytes do. */
class ViewsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> MEMBERS = List.of(
            "code",
            "epoch",
            "version",
            "phase",
            "game",
            "round",
            "total_rounds",
            "deadline_at",
            "poll_after_ms",
            "you",
            "settings",
            "players",
            "question",
            "options",
            "my_lie",
            "my_guess",
            "leaderboard");
    private static final List<String> QUESTION = List.of("id", "category", "prompt", "multiplier");
    private static final List<String> REVEALED_QUESTION =
            List.of("id", "category", "prompt", "multiplier", "answer", "explanation", "source");
    private static final List<String> OPTION = List.of("id", "text");
    private static final List<String> REVEALED_OPTION =
            List.of("id", "text", "truth", "house", "author_ids", "guessed_by", "points");
    private static final int VIEWERS = 5;

    private final SessionRig rig = new SessionRig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void everyPhaseShowsEachRoleWhatTheProtocolsTableSaysAndNothingElse() {
        lobbyOfFour();
        checkEverybody(false, false, false);
        assertThat(view(SessionRig.HOST).get("players")).hasSize(4);

        rig.host(new SessionRequest.StartRounds(0));
        rig.join("Ed");
        lie(1, SessionRig.lie("baker's ghost"));
        lie(2, new LieChoice.House());
        rig.send(SessionRig.player(4), new SessionRequest.RemovePlayer(new PlayerId(4)));
        checkEverybody(false, false, false);
        assertThat(view(SessionRig.player(1)).get("my_lie"))
                .isEqualTo(json("{\"text\":\"baker's ghost\",\"house\":false,\"option_id\":null}"));
        assertThat(view(SessionRig.player(3)).get("my_lie").isNull()).isTrue();
        assertThat(view(SessionRig.HOST).get("players").toString()).isEqualTo("""
                [{"id":"p1","nickname":"Ada","score":0,"status":"active","submitted":true,"generation":0},\
                {"id":"p2","nickname":"Bo","score":0,"status":"active","submitted":true,"generation":0},\
                {"id":"p3","nickname":"Cy","score":0,"status":"active","submitted":false,"generation":0},\
                {"id":"p4","nickname":"Di","score":0,"status":"left","submitted":false,"generation":0},\
                {"id":"p5","nickname":"Ed","score":0,"status":"waiting","submitted":false,"generation":0}]""");

        rig.host(new SessionRequest.StartGuess(1));
        guess(1, null);
        guess(3, "baker's ghost");
        checkEverybody(false, false, false);
        String ghost = rig.option("baker's ghost").value();
        assertThat(view(SessionRig.player(1)).get("my_lie").get("option_id").asText())
                .isEqualTo(ghost);
        assertThat(view(SessionRig.player(3)).get("my_guess")).isEqualTo(json("{\"option_id\":\"" + ghost + "\"}"));
        assertThat(view(SessionRig.HOST).get("players").findValuesAsText("submitted"))
                .containsExactly("true", "false", "true", "false", "false");

        guess(2, "baker's ghost");
        checkEverybody(true, false, false);
        JsonNode revealed = option("BAKER'S GHOST");
        assertThat(revealed.toString())
                .isEqualTo("{\"id\":\"" + ghost
                        + "\",\"text\":\"BAKER'S GHOST\",\"truth\":false,\"house\":false,\"author_ids\":[\"p1\"],"
                        + "\"guessed_by\":[\"p3\",\"p2\"],\"points\":[{\"player_id\":\"p1\",\"points\":1000}]}");
        JsonNode truth = view(SessionRig.HOST).get("options").findParents("truth").stream()
                .filter(option -> option.get("truth").asBoolean())
                .findFirst()
                .orElseThrow();
        assertThat(truth.get("points").toString()).isEqualTo("[{\"player_id\":\"p1\",\"points\":1000}]");
        assertThat(view(SessionRig.HOST).get("players").findValuesAsText("score"))
                .as("a score includes the round's points from the reveal on")
                .containsExactly("2000", "0", "0", "0", "0");
        assertThat(view(SessionRig.HOST).get("players").findValuesAsText("submitted"))
                .containsOnly("false");

        rig.host(new SessionRequest.ShowScoreboard(1));
        checkEverybody(true, true, true);
        assertThat(view(SessionRig.player(2)).get("leaderboard").get(0).toString())
                .isEqualTo("{\"rank\":1,\"player_id\":\"p1\",\"nickname\":\"Ada\",\"score\":2000,\"delta\":2000}");

        rig.host(new SessionRequest.Finish(1));
        checkEverybody(false, true, false);
        assertThat(view(SessionRig.player(4)).get("leaderboard").get(4).toString())
                .isEqualTo("{\"rank\":2,\"player_id\":\"p5\",\"nickname\":\"Ed\",\"score\":0}");

        rig.host(new SessionRequest.Rematch(1));
        checkEverybody(false, false, false);
    }

    @Test
    void everybodySeesHowOftenASeatWasGivenANewToken() {
        lobbyOfFour();
        rig.host(new SessionRequest.RenewSeat(new PlayerId(2), 0));
        rig.host(new SessionRequest.StartRounds(0));
        rig.host(new SessionRequest.RenewSeat(new PlayerId(2), 1));
        rig.host(new SessionRequest.RenewSeat(new PlayerId(4), null));
        for (Identity who : List.of(SessionRig.HOST, rig.seated(1), rig.seated(2), rig.seated(4))) {
            assertThat(view(who).get("players").findValuesAsText("generation"))
                    .as("%s", who.viewer())
                    .containsExactly("0", "2", "0", "1");
        }
    }

    @Test
    void aViewHasTheBytesOfTheProtocolsExample() {
        PhaseView.OpenQuestion question = new PhaseView.OpenQuestion(
                new RoundQuestion("starter-en/q017", "Animals", "In 1386 a French court tried a <BLANK> for murder."),
                1);
        SessionView view = new SessionView(
                SessionRig.CODE,
                SessionRig.EPOCH,
                47,
                Phase.GUESS,
                1,
                2,
                7,
                Instant.parse("2026-11-21T22:32:05Z"),
                new Viewer.OfPlayer(new PlayerId(3)),
                new SessionSettings("starter-en", 7, 60, 45, 8, false),
                List.of(new SessionView.PlayerRow(
                        new PlayerId(1), new Nickname("Bo"), 1500, Player.Status.ACTIVE, true, 0)),
                new PhaseView.PlayerGuess(
                        question,
                        List.of(
                                new PhaseView.OpenOption(new OptionId("k7f2"), "PIG"),
                                new PhaseView.OpenOption(new OptionId("x1qa"), "BAKER'S GHOST")),
                        new PhaseView.MyLie("baker's ghost", false, new OptionId("x1qa")),
                        null));
        assertThat(ViewJson.render(view).utf8String()).isEqualTo(CanonicalJsonTest.compact("""
                {"code":"BCDFGH","epoch":"9f2c61d0a4b37e15","version":47,"phase":"guess","game":1,"round":2,"total_rounds":7,"deadline_at":"2026-11-21T22:32:05.000Z",
                 "poll_after_ms":3000,"you":{"role":"player","player_id":"p3"},
                 "settings":{"pack":"starter-en","rounds":7,"lie_seconds":60,"guess_seconds":45,"max_players":8,"family_friendly":false},
                 "players":[{"id":"p1","nickname":"Bo","score":1500,"status":"active","submitted":true,"generation":0}],
                 "question":{"id":"starter-en/q017","category":"Animals","prompt":"In 1386 a French court tried a <BLANK> for murder.","multiplier":1},
                 "options":[{"id":"k7f2","text":"PIG"},{"id":"x1qa","text":"BAKER'S GHOST"}],
                 "my_lie":{"text":"baker's ghost","house":false,"option_id":"x1qa"},"my_guess":null,"leaderboard":null}
                """));
    }

    /** A random party, with refusals, duplicates and deadlines. Its seed is printed. */
    @Test
    void theEntityTagChangesExactlyWhenTheBytesDoAndBothSurviveARestart() {
        long seed = System.nanoTime();
        Random chance = new Random(seed);
        Map<String, String> bytesOfTag = new HashMap<>();
        Map<String, String> tagOfBytes = new HashMap<>();
        lobbyOfFour();
        int rows = 0;
        for (int i = 0; i < 150 || rows <= 20; i++) {
            assertThat(i).as("steps without enough rows, seed %d", seed).isLessThan(3000);
            long before = rig.state().version();
            somethingHappens(chance);
            rows += (int) (rig.state().version() - before);
            List<Reply> views = everybodysViews();
            for (Reply reply : views) {
                Reply.View view = (Reply.View) reply;
                String bytes = view.json().utf8String();
                assertThat(bytesOfTag.merge(view.etag(), bytes, (a, b) -> a))
                        .as("seed %d", seed)
                        .isEqualTo(bytes);
                assertThat(tagOfBytes.merge(bytes, view.etag(), (a, b) -> a))
                        .as("seed %d", seed)
                        .isEqualTo(view.etag());
            }
            if (i < 150 && i % 10 == 0) {
                rig.restart();
                assertThat(everybodysViews()).as("seed %d", seed).isEqualTo(views);
            }
        }
    }

    @Test
    void whoHasTheBytesIsToldSoWithoutThem() {
        lobbyOfFour();
        String tag = ((Reply.View) rig.view(SessionRig.HOST)).etag();
        assertThat(tag).isEqualTo("\"9f2c61d0a4b37e15.5.host.v2\"");
        assertThat(viewIfNoneMatch(SessionRig.HOST, tag)).isEqualTo(new Reply.NotModified(tag));
        assertThat(viewIfNoneMatch(SessionRig.player(1), tag)).isInstanceOf(Reply.View.class);
        rig.join("Ed");
        assertThat(viewIfNoneMatch(SessionRig.HOST, tag)).isInstanceOf(Reply.View.class);
    }

    // --- the table

    private void checkEverybody(boolean revealed, boolean ranked, boolean withDelta) {
        check(SessionRig.HOST, revealed, ranked, withDelta);
        for (int player = 1; player <= rig.game().party().roster().joins(); player++) {
            check(SessionRig.player(player), revealed, ranked, withDelta);
        }
    }

    private void check(Identity who, boolean revealed, boolean ranked, boolean withDelta) {
        JsonNode view = view(who);
        Phase phase = rig.game().phase();
        boolean inRound = rig.game() instanceof Game.InRound;
        boolean withBallot = rig.game() instanceof Game.WithBallot;
        String where = phase + " for " + who.viewer();
        assertThat(members(view)).as(where).isEqualTo(MEMBERS);
        assertThat(view.get("phase").asText()).isEqualTo(phase.word());
        assertThat(members(view.get("you"))).containsExactly("role", "player_id");
        assertThat(members(view.get("settings")))
                .containsExactly("pack", "rounds", "lie_seconds", "guess_seconds", "max_players", "family_friendly");
        assertThat(view.get("players")).allSatisfy(player -> assertThat(members(player))
                .containsExactly("id", "nickname", "score", "status", "submitted", "generation"));
        assertThat(view.get("deadline_at").isNull()).as(where).isEqualTo(phase != Phase.LIE && phase != Phase.GUESS);

        assertThat(members(view.get("question")))
                .as(where)
                .isEqualTo(inRound ? (revealed ? REVEALED_QUESTION : QUESTION) : List.of());
        assertThat(view.get("options").isArray()).as(where).isEqualTo(withBallot);
        assertThat(view.get("options"))
                .allSatisfy(option -> assertThat(members(option)).isEqualTo(revealed ? REVEALED_OPTION : OPTION));
        if (!inRound || who.viewer() instanceof Viewer.Host) {
            assertThat(view.get("my_lie").isNull()).as(where).isTrue();
            assertThat(view.get("my_guess").isNull()).as(where).isTrue();
        }
        assertThat(view.get("leaderboard").isArray()).as(where).isEqualTo(ranked);
        assertThat(view.get("leaderboard")).allSatisfy(row -> assertThat(members(row))
                .isEqualTo(
                        withDelta
                                ? List.of("rank", "player_id", "nickname", "score", "delta")
                                : List.of("rank", "player_id", "nickname", "score")));
    }

    // --- the party

    private void lobbyOfFour() {
        rig.open(3);
        for (String name : List.of("Ada", "Bo", "Cy", "Di")) {
            rig.join(name);
        }
    }

    private void somethingHappens(Random chance) {
        int round = rig.round();
        int number = 1 + chance.nextInt(4);
        Identity player = rig.seated(number);
        switch (chance.nextInt(13)) {
            case 0 -> rig.host(new SessionRequest.StartRounds(round));
            case 1, 2 -> rig.send(player, new SessionRequest.SubmitLie(round, new LieChoice.House()));
            case 3, 4 ->
                rig.send(player, new SessionRequest.SubmitLie(round, SessionRig.lie("lie " + chance.nextInt(9))));
            case 5 -> rig.host(new SessionRequest.StartGuess(round));
            case 6, 7 -> {
                List<OptionId> options = new ArrayList<>(List.of(new OptionId("none")));
                if (rig.game() instanceof Game.WithBallot ballot) {
                    ballot.ballot().options().forEach(option -> options.add(option.id()));
                }
                rig.send(player, new SessionRequest.SubmitGuess(round, options.get(chance.nextInt(options.size()))));
            }
            case 8 -> rig.host(new SessionRequest.ShowScoreboard(round));
            case 9 ->
                rig.host(
                        chance.nextInt(4) == 0
                                ? new SessionRequest.Finish(round)
                                : new SessionRequest.NextRound(round));
            case 10 -> rig.host(new SessionRequest.Rematch(round));
            case 11 ->
                rig.host(new SessionRequest.RenewSeat(new PlayerId(number), player.generation() - chance.nextInt(2)));
            default -> rig.timePasses(Duration.ofSeconds(chance.nextInt(40)));
        }
    }

    private List<Reply> everybodysViews() {
        List<Reply> views = new ArrayList<>(List.of(rig.view(SessionRig.HOST)));
        for (int player = 1; player < VIEWERS; player++) {
            views.add(rig.view(rig.seated(player)));
        }
        return views;
    }

    private void lie(int player, LieChoice choice) {
        rig.send(SessionRig.player(player), new SessionRequest.SubmitLie(rig.round(), choice));
    }

    private void guess(int player, @Nullable String text) {
        rig.send(SessionRig.player(player), new SessionRequest.SubmitGuess(rig.round(), rig.option(text)));
    }

    private JsonNode option(String text) {
        for (JsonNode option : view(SessionRig.HOST).get("options")) {
            if (option.get("text").asText().equals(text)) {
                return option;
            }
        }
        throw new AssertionError("no option " + text);
    }

    private Reply viewIfNoneMatch(Identity who, String tag) {
        return rig.ask(replyTo -> new SessionMessage.View(who, tag, replyTo));
    }

    private JsonNode view(Identity who) {
        return json(SessionRig.json(rig.view(who)));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    private static List<String> members(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
