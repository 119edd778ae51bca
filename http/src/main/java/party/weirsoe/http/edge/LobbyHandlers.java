package party.weirsoe.http.edge;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import party.weirsoe.game.GameLimits;
import party.weirsoe.game.Nickname;
import party.weirsoe.game.SessionSettings;
import party.weirsoe.http.body.BodySpec;
import party.weirsoe.http.body.Fault;
import party.weirsoe.http.body.JsonBody;
import party.weirsoe.http.body.Member;
import party.weirsoe.http.limit.HttpLimits;
import party.weirsoe.http.problem.Problem;
import party.weirsoe.http.problem.ProblemCode;
import party.weirsoe.http.problem.ProblemException;
import party.weirsoe.pack.Pack;
import party.weirsoe.pack.Packs;
import party.weirsoe.session.OpenRequest;
import party.weirsoe.session.Reply;
import party.weirsoe.session.RequestKey;
import party.weirsoe.session.Sessions;
import party.weirsoe.session.Tokens;

/** The two commands that create something: opening a session, and joining one. */
public final class LobbyHandlers {
    static final BodySpec OPEN = BodySpec.of(
            new Member.Text("pack", false, HttpLimits.PACK_ID_CHARACTERS_MAX),
            new Member.Whole("rounds", false, GameLimits.ROUNDS_MIN, GameLimits.ROUNDS_MAX, false),
            seconds("lie_seconds"),
            seconds("guess_seconds"),
            new Member.Whole("max_players", false, GameLimits.MAX_PLAYERS_MIN, GameLimits.MAX_PLAYERS_MAX, false),
            new Member.Flag("family_friendly", false));
    // A long nickname is nickname_invalid; the body's own bound is enough here.
    static final BodySpec JOIN = BodySpec.of(new Member.Text("nickname", true, HttpLimits.BODY_BYTES_MAX));

    private static final Pattern KEY = Pattern.compile("(\"?)([A-Za-z0-9_-]{16,64})\\1");

    private final Sessions sessions;
    private final Tokens tokens;
    private final Packs packs;

    public LobbyHandlers(Sessions sessions, Tokens tokens, Packs packs) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.packs = packs;
    }

    CompletionStage<Answer> open(Call call, JsonBody body) {
        String key = key(call);
        SessionSettings settings = settings(body);
        return sessions.open(new OpenRequest(settings, key, body.fingerprint())).thenApply(Answer::of);
    }

    CompletionStage<Answer> join(Call call, JsonBody body) {
        String key = key(call);
        Nickname nickname = Nickname.of(Objects.requireNonNull(body.text("nickname"), "required"));
        if (nickname == null) {
            throw new ProblemException(ProblemCode.NICKNAME_INVALID);
        }
        RequestKey request = key == null ? null : new RequestKey(tokens.keyHash(key), body.fingerprint());
        return sessions.join(call.session(), nickname, request)
                .thenApply(LobbyHandlers::withoutPhase)
                .thenApply(Answer::of);
    }

    /** One who only knows the code is not told where the session stands. */
    private static Reply withoutPhase(Reply reply) {
        return reply instanceof Reply.Refused refused ? new Reply.Refused(refused.refusal(), null, null) : reply;
    }

    private SessionSettings settings(JsonBody body) {
        String named = body.text("pack");
        String id = named == null ? Packs.DEFAULT_PACK : named;
        boolean familyFriendly = body.flag("family_friendly");
        int rounds = body.whole("rounds", GameLimits.ROUNDS_DEFAULT);
        Pack pack = packs.find(id);
        // A pack that is gone may still be that of a create that is repeated: the session knows.
        if (pack != null && pack.deck(familyFriendly).questions().size() < rounds) {
            throw new ProblemException(Problem.invalid(List.of(Fault.at("rounds", Fault.Code.PACK_TOO_SMALL))));
        }
        return new SessionSettings(
                id,
                rounds,
                body.has("lie_seconds") ? body.whole("lie_seconds") : Integer.valueOf(GameLimits.LIE_SECONDS_DEFAULT),
                body.has("guess_seconds")
                        ? body.whole("guess_seconds")
                        : Integer.valueOf(GameLimits.GUESS_SECONDS_DEFAULT),
                body.whole("max_players", GameLimits.MAX_PLAYERS_DEFAULT),
                familyFriendly);
    }

    private static @Nullable String key(Call call) {
        List<String> values = call.header("Idempotency-Key");
        if (values.isEmpty()) {
            return null;
        }
        Matcher key = KEY.matcher(values.getFirst());
        if (values.size() > 1 || !key.matches()) {
            throw new ProblemException(ProblemCode.IDEMPOTENCY_KEY_INVALID);
        }
        return key.group(2);
    }

    private static Member seconds(String name) {
        return new Member.Whole(name, false, GameLimits.PHASE_SECONDS_MIN, GameLimits.PHASE_SECONDS_MAX, true);
    }
}
