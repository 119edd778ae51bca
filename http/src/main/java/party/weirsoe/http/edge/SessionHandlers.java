package party.weirsoe.http.edge;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import party.weirsoe.game.HostMove;
import party.weirsoe.game.LieChoice;
import party.weirsoe.game.OptionId;
import party.weirsoe.game.PlainText;
import party.weirsoe.game.PlayerId;
import party.weirsoe.http.body.BodySpec;
import party.weirsoe.http.body.Fault;
import party.weirsoe.http.body.JsonBody;
import party.weirsoe.http.body.Member;
import party.weirsoe.http.limit.HttpLimits;
import party.weirsoe.http.metrics.Metrics;
import party.weirsoe.http.problem.Problem;
import party.weirsoe.http.problem.ProblemCode;
import party.weirsoe.http.problem.ProblemException;
import party.weirsoe.session.Reply;
import party.weirsoe.session.SessionRequest;
import party.weirsoe.session.Sessions;

/** What those who are in a session may ask of it: its view, and every command that takes a token. */
public final class SessionHandlers {
    static final BodySpec FROM_ROUND = BodySpec.of(new Member.Count("from_round", false));
    static final BodySpec REMATCH = BodySpec.of(new Member.Count("from_round", true));
    static final BodySpec SEAT = BodySpec.of(new Member.Count("generation", false));
    // Long texts are judged by the rules, which have a word for them; the body's own bound is enough here.
    static final BodySpec LIE =
            BodySpec.of(new Member.Text("text", false, HttpLimits.BODY_BYTES_MAX), new Member.Flag("house", false));
    static final BodySpec GUESS = BodySpec.of(new Member.Text("option_id", true, HttpLimits.OPTION_ID_CHARACTERS_MAX));

    private final Sessions sessions;
    private final Metrics metrics;

    public SessionHandlers(Sessions sessions, Metrics metrics) {
        this.sessions = sessions;
        this.metrics = metrics;
    }

    CompletionStage<Answer> view(Call call, JsonBody body) {
        EntityTags known = EntityTags.of(call.header("If-None-Match"));
        return sessions.view(call.identity(), known.only())
                .thenApply(reply -> Answer.of(
                        reply instanceof Reply.View view && known.match(view.etag())
                                ? new Reply.NotModified(view.etag())
                                : reply));
    }

    CompletionStage<Answer> remove(Call call, JsonBody body) {
        return send(call, new SessionRequest.RemovePlayer(player(call)));
    }

    CompletionStage<Answer> seat(Call call, JsonBody body) {
        return send(call, new SessionRequest.RenewSeat(player(call), body.whole("generation")));
    }

    CompletionStage<Answer> startRounds(Call call, JsonBody body) {
        return send(call, new SessionRequest.StartRounds(fromRound(HostMove.ROUNDS_START, body)));
    }

    CompletionStage<Answer> nextRound(Call call, JsonBody body) {
        return send(call, new SessionRequest.NextRound(fromRound(HostMove.ROUNDS_NEXT, body)));
    }

    CompletionStage<Answer> finish(Call call, JsonBody body) {
        return send(call, new SessionRequest.Finish(fromRound(HostMove.FINISH, body)));
    }

    CompletionStage<Answer> rematch(Call call, JsonBody body) {
        return send(call, new SessionRequest.Rematch(body.whole("from_round", 0)));
    }

    CompletionStage<Answer> lie(Call call, JsonBody body) {
        return send(call, new SessionRequest.SubmitLie(call.round(), choice(body)));
    }

    CompletionStage<Answer> startGuess(Call call, JsonBody body) {
        return send(call, new SessionRequest.StartGuess(call.round()));
    }

    CompletionStage<Answer> guess(Call call, JsonBody body) {
        String option = Objects.requireNonNull(body.text("option_id"), "required");
        return send(call, new SessionRequest.SubmitGuess(call.round(), new OptionId(option)));
    }

    CompletionStage<Answer> reveal(Call call, JsonBody body) {
        return send(call, new SessionRequest.Reveal(call.round()));
    }

    CompletionStage<Answer> scoreboard(Call call, JsonBody body) {
        return send(call, new SessionRequest.ShowScoreboard(call.round()));
    }

    CompletionStage<Answer> delete(Call call, JsonBody body) {
        return send(call, new SessionRequest.Delete());
    }

    private CompletionStage<Answer> send(Call call, SessionRequest request) {
        return sessions.command(call.identity(), request).thenApply(Answer::of);
    }

    private static PlayerId player(Call call) {
        PlayerId player = PlayerId.parse(call.parameter(Route.PLAYER_ID));
        if (player == null) {
            throw new ProblemException(ProblemCode.PLAYER_NOT_FOUND);
        }
        return player;
    }

    private @Nullable Integer fromRound(HostMove move, JsonBody body) {
        if (!body.has("from_round")) {
            metrics.withoutFromRound(move.word());
        }
        return body.whole("from_round");
    }

    private static LieChoice choice(JsonBody body) {
        String text = body.text("text");
        if (text != null && body.has("house")) {
            throw invalid(Fault.body(Fault.Code.INVALID_CHOICE));
        }
        if (text == null) {
            if (!body.has("house")) {
                throw invalid(Fault.at("text", Fault.Code.MISSING_MEMBER));
            }
            if (!body.flag("house")) {
                throw invalid(Fault.at("house", Fault.Code.INVALID_CHOICE));
            }
            return new LieChoice.House();
        }
        if (PlainText.hasForbiddenCharacter(text)) {
            throw invalid(Fault.at("text", Fault.Code.FORBIDDEN_CHARACTER));
        }
        return new LieChoice.Typed(PlainText.normalise(text));
    }

    private static ProblemException invalid(Fault fault) {
        return new ProblemException(Problem.invalid(List.of(fault)));
    }
}
