package party.weirsoe.session;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;
import party.weirsoe.game.OptionId;
import party.weirsoe.game.PlayerId;
import party.weirsoe.game.SessionSettings;
import party.weirsoe.game.Standing;
import party.weirsoe.view.PhaseView;
import party.weirsoe.view.SessionView;
import party.weirsoe.view.Viewer;

/** The bytes of a view: every member always, null where it does not apply. */
final class ViewJson {
    /** Part of the entity tag: a release that renders other bytes for the same version must raise it. */
    private static final String RENDERER = "v2";

    private ViewJson() {}

    /** Strong, for each viewer; equal exactly when the bytes are, without rendering them. */
    static String etag(String epoch, long version, Viewer viewer) {
        return "\"" + epoch + "." + version + "." + word(viewer) + "." + RENDERER + "\"";
    }

    static ByteString render(SessionView view) {
        return Json.bytes(out -> {
            out.writeStartObject();
            head(out, view);
            you(out, view.you());
            settings(out, view.settings());
            players(out, view.players());
            content(out, view.content());
            out.writeEndObject();
        });
    }

    private static String word(Viewer viewer) {
        return switch (viewer) {
            case Viewer.Host host -> "host";
            case Viewer.OfPlayer player -> player.id().toString();
        };
    }

    private static void head(JsonGenerator out, SessionView view) throws IOException {
        out.writeStringField("code", view.code().value());
        out.writeStringField("epoch", view.epoch().value());
        out.writeNumberField("version", view.version());
        out.writeStringField("phase", view.phase().word());
        out.writeNumberField("game", view.game());
        out.writeNumberField("round", view.round());
        out.writeNumberField("total_rounds", view.totalRounds());
        Json.instant(out, "deadline_at", view.deadlineAt());
        out.writeNumberField("poll_after_ms", SessionLimits.POLL_AFTER.toMillis());
    }

    private static void you(JsonGenerator out, Viewer viewer) throws IOException {
        out.writeObjectFieldStart("you");
        switch (viewer) {
            case Viewer.Host host -> {
                out.writeStringField("role", "host");
                out.writeNullField("player_id");
            }
            case Viewer.OfPlayer player -> {
                out.writeStringField("role", "player");
                out.writeStringField("player_id", player.id().toString());
            }
        }
        out.writeEndObject();
    }

    private static void settings(JsonGenerator out, SessionSettings settings) throws IOException {
        out.writeObjectFieldStart("settings");
        out.writeStringField("pack", settings.pack());
        out.writeNumberField("rounds", settings.rounds());
        Json.integer(out, "lie_seconds", settings.lieSeconds());
        Json.integer(out, "guess_seconds", settings.guessSeconds());
        out.writeNumberField("max_players", settings.maxPlayers());
        out.writeBooleanField("family_friendly", settings.familyFriendly());
        out.writeEndObject();
    }

    private static void players(JsonGenerator out, List<SessionView.PlayerRow> players) throws IOException {
        out.writeArrayFieldStart("players");
        for (SessionView.PlayerRow player : players) {
            out.writeStartObject();
            out.writeStringField("id", player.id().toString());
            out.writeStringField("nickname", player.nickname().text());
            out.writeNumberField("score", player.score());
            out.writeStringField("status", player.status().name().toLowerCase(Locale.ROOT));
            out.writeBooleanField("submitted", player.submitted());
            out.writeNumberField("generation", player.generation());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void content(JsonGenerator out, PhaseView content) throws IOException {
        switch (content) {
            case PhaseView.Lobby v -> {
                nothingOpen(out);
                mine(out, null, null);
                ranked(out, null, false);
            }
            case PhaseView.HostLie v -> lie(out, v.question(), null);
            case PhaseView.PlayerLie v -> lie(out, v.question(), v.myLie());
            case PhaseView.HostGuess v -> guess(out, v.question(), v.options(), null, null);
            case PhaseView.PlayerGuess v -> guess(out, v.question(), v.options(), v.myLie(), v.myGuess());
            case PhaseView.HostReveal v -> reveal(out, v.question(), v.options(), null, null, null);
            case PhaseView.PlayerReveal v -> reveal(out, v.question(), v.options(), v.myLie(), v.myGuess(), null);
            case PhaseView.HostScoreboard v -> reveal(out, v.question(), v.options(), null, null, v.leaderboard());
            case PhaseView.PlayerScoreboard v ->
                reveal(out, v.question(), v.options(), v.myLie(), v.myGuess(), v.leaderboard());
            case PhaseView.Finished v -> {
                nothingOpen(out);
                mine(out, null, null);
                ranked(out, v.leaderboard(), false);
            }
        }
    }

    private static void nothingOpen(JsonGenerator out) throws IOException {
        out.writeNullField("question");
        out.writeNullField("options");
    }

    private static void lie(JsonGenerator out, PhaseView.OpenQuestion question, PhaseView.@Nullable MyLie myLie)
            throws IOException {
        open(out, question);
        out.writeNullField("options");
        mine(out, myLie, null);
        ranked(out, null, false);
    }

    private static void guess(
            JsonGenerator out,
            PhaseView.OpenQuestion question,
            List<PhaseView.OpenOption> options,
            PhaseView.@Nullable MyLie myLie,
            @Nullable OptionId myGuess)
            throws IOException {
        open(out, question);
        out.writeArrayFieldStart("options");
        for (PhaseView.OpenOption option : options) {
            out.writeStartObject();
            out.writeStringField("id", option.id().value());
            out.writeStringField("text", option.text());
            out.writeEndObject();
        }
        out.writeEndArray();
        mine(out, myLie, myGuess);
        ranked(out, null, false);
    }

    private static void reveal(
            JsonGenerator out,
            PhaseView.RevealedQuestion question,
            List<PhaseView.RevealedOption> options,
            PhaseView.@Nullable MyLie myLie,
            @Nullable OptionId myGuess,
            @Nullable List<Standing> leaderboard)
            throws IOException {
        out.writeObjectFieldStart("question");
        Json.question(out, question.question());
        out.writeNumberField("multiplier", question.multiplier());
        out.writeStringField("answer", question.answer());
        out.writeStringField("explanation", question.explanation());
        out.writeStringField("source", question.source());
        out.writeEndObject();
        out.writeArrayFieldStart("options");
        for (PhaseView.RevealedOption option : options) {
            revealed(out, option);
        }
        out.writeEndArray();
        mine(out, myLie, myGuess);
        ranked(out, leaderboard, true);
    }

    private static void open(JsonGenerator out, PhaseView.OpenQuestion question) throws IOException {
        out.writeObjectFieldStart("question");
        Json.question(out, question.question());
        out.writeNumberField("multiplier", question.multiplier());
        out.writeEndObject();
    }

    private static void revealed(JsonGenerator out, PhaseView.RevealedOption option) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", option.id().value());
        out.writeStringField("text", option.text());
        out.writeBooleanField("truth", option.truth());
        out.writeBooleanField("house", option.house());
        ids(out, "author_ids", option.authors());
        ids(out, "guessed_by", option.guessedBy());
        out.writeArrayFieldStart("points");
        for (PhaseView.Earned earned : option.points()) {
            out.writeStartObject();
            out.writeStringField("player_id", earned.player().toString());
            out.writeNumberField("points", earned.points());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void ids(JsonGenerator out, String name, List<PlayerId> ids) throws IOException {
        out.writeArrayFieldStart(name);
        for (PlayerId id : ids) {
            out.writeString(id.toString());
        }
        out.writeEndArray();
    }

    private static void mine(JsonGenerator out, PhaseView.@Nullable MyLie lie, @Nullable OptionId guess)
            throws IOException {
        if (lie == null) {
            out.writeNullField("my_lie");
        } else {
            out.writeObjectFieldStart("my_lie");
            out.writeStringField("text", lie.text());
            out.writeBooleanField("house", lie.house());
            out.writeStringField(
                    "option_id", lie.option() == null ? null : lie.option().value());
            out.writeEndObject();
        }
        if (guess == null) {
            out.writeNullField("my_guess");
        } else {
            out.writeObjectFieldStart("my_guess");
            out.writeStringField("option_id", guess.value());
            out.writeEndObject();
        }
    }

    private static void ranked(JsonGenerator out, @Nullable List<Standing> rows, boolean withDelta) throws IOException {
        if (rows == null) {
            out.writeNullField("leaderboard");
        } else {
            Json.leaderboard(out, rows, withDelta);
        }
    }
}
