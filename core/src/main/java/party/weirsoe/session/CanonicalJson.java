package party.weirsoe.session;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;
import party.weirsoe.game.Epoch;
import party.weirsoe.game.HostMove;
import party.weirsoe.game.Nickname;
import party.weirsoe.game.PlayerId;
import party.weirsoe.game.Receipt;
import party.weirsoe.game.RoundBootstrap;
import party.weirsoe.game.RoundConfig;
import party.weirsoe.game.SessionCode;
import party.weirsoe.game.Standing;

/**
 * The bytes of canonical responses, made from recorded values: renderer version 1. Golden files hold them; a change that
 * alters a byte needs a new version beside this one, because a duplicate must get the first bytes in every release.
 */
final class CanonicalJson {
    private CanonicalJson() {}

    /** @param token of the host for an opening, of the player for a joining and a seating; null for all others */
    static ByteString render(SessionCode code, Epoch epoch, Recorded recorded, @Nullable String token) {
        return Json.bytes(out -> {
            out.writeStartObject();
            if (recorded instanceof Recorded.Moving moving) {
                transition(out, moving.receipt());
            }
            if (recorded instanceof Recorded.Stamped stamped) {
                session(out, code, epoch, stamped.stamp());
            }
            switch (recorded) {
                case Recorded.Opening opening -> out.writeStringField("host_token", token);
                case Recorded.Joining joining -> {
                    player(out, joining.player(), joining.nickname());
                    out.writeStringField("player_token", token);
                }
                case Recorded.Seating seating -> {
                    player(out, seating.player(), seating.nickname());
                    out.writeStringField("player_token", token);
                }
                case Recorded.Lying lying -> {
                    out.writeNumberField("round", lying.round());
                    out.writeObjectFieldStart("lie");
                    out.writeStringField("text", lying.text());
                    out.writeBooleanField("house", lying.house());
                    out.writeEndObject();
                }
                case Recorded.Guessing guessing -> {
                    out.writeNumberField("round", guessing.round());
                    out.writeObjectFieldStart("guess");
                    out.writeStringField("option_id", guessing.option().value());
                    out.writeEndObject();
                }
                case Recorded.Moving moving -> outcome(out, moving.receipt());
            }
            out.writeEndObject();
        });
    }

    private static void transition(JsonGenerator out, Receipt receipt) throws IOException {
        HostMove move = receipt.move();
        out.writeObjectFieldStart("transition");
        out.writeStringField("command", move.word());
        out.writeStringField("from_phase", move.leaves().word());
        out.writeStringField("to_phase", move.reaches().word());
        out.writeNumberField("from_round", receipt.fromRound());
        out.writeNumberField("to_round", receipt.toRound());
        out.writeEndObject();
    }

    private static void session(JsonGenerator out, SessionCode code, Epoch epoch, Stamp stamp) throws IOException {
        out.writeObjectFieldStart("session");
        out.writeStringField("code", code.value());
        out.writeStringField("epoch", epoch.value());
        out.writeNumberField("version", stamp.version());
        out.writeStringField("phase", stamp.phase().word());
        out.writeNumberField("game", stamp.game());
        out.writeNumberField("round", stamp.round());
        out.writeNumberField("total_rounds", stamp.totalRounds());
        out.writeEndObject();
    }

    private static void player(JsonGenerator out, PlayerId player, Nickname nickname) throws IOException {
        out.writeObjectFieldStart("player");
        out.writeStringField("id", player.toString());
        out.writeStringField("nickname", nickname.text());
        out.writeEndObject();
    }

    private static void outcome(JsonGenerator out, Receipt receipt) throws IOException {
        switch (receipt.move()) {
            case ROUNDS_START, ROUNDS_NEXT -> {
                RoundBootstrap bootstrap = receipt.bootstrap();
                if (bootstrap == null) {
                    throw new IllegalStateException("the ledger does not replay a round without its bootstrap");
                }
                round(out, bootstrap);
            }
            case GUESS_START -> Json.instant(out, "guess_deadline_at", receipt.guessDeadlineAt());
            case SCOREBOARD -> Json.leaderboard(out, rows(receipt), true);
            case FINISH -> Json.leaderboard(out, rows(receipt), false);
            case REVEAL, REMATCH -> {}
        }
    }

    private static List<Standing> rows(Receipt receipt) {
        List<Standing> rows = receipt.leaderboard();
        return rows == null ? List.of() : rows;
    }

    private static void round(JsonGenerator out, RoundBootstrap bootstrap) throws IOException {
        RoundConfig config = bootstrap.config();
        out.writeObjectFieldStart("round");
        out.writeNumberField("number", bootstrap.number());
        out.writeObjectFieldStart("config");
        out.writeNumberField("multiplier", config.multiplier());
        Json.integer(out, "lie_seconds", config.lieSeconds());
        Json.integer(out, "guess_seconds", config.guessSeconds());
        out.writeNumberField("truth_points", config.truthPoints());
        out.writeNumberField("fool_points", config.foolPoints());
        out.writeNumberField("house_points", config.housePoints());
        out.writeEndObject();
        out.writeObjectFieldStart("question");
        Json.question(out, bootstrap.question());
        out.writeEndObject();
        Json.instant(out, "lie_deadline_at", bootstrap.lieDeadlineAt());
        out.writeEndObject();
    }
}
