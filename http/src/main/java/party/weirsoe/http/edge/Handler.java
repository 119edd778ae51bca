package party.weirsoe.http.edge;

import java.util.concurrent.CompletionStage;
import party.weirsoe.http.body.JsonBody;

/** What a route does with a request that has passed the checks. May throw a {@code ProblemException}. */
@FunctionalInterface
interface Handler {
    CompletionStage<Answer> handle(Call call, JsonBody body);
}
