package party.weirsoe.http.speed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import party.weirsoe.game.Nickname;
import party.weirsoe.game.SessionCode;
import party.weirsoe.game.SessionSettings;
import party.weirsoe.pack.Packs;
import party.weirsoe.session.Identity;
import party.weirsoe.session.OpenRequest;
import party.weirsoe.session.Reply;
import party.weirsoe.session.Sessions;
import party.weirsoe.session.Tokens;

/** Sessions of one node that are played by calling them: each has one request under way at most. */
final class InProcessParties {
    private static final int OPENING_IN_FLIGHT = 64;

    /** What one session's clients hold. */
    private static final class Seats {
        final Script script;
        final Queue<Script.Move> wave = new ArrayDeque<>();
        final Identity[] identities;

        Seats(Script script) {
            this.script = script;
            this.identities = new Identity[script.players() + 1];
        }

        Identity host() {
            return identities[Script.HOST];
        }
    }

    private final Sessions sessions;
    private final Tokens tokens;
    private final List<Seats> parties = new ArrayList<>();

    InProcessParties(Sessions sessions, Tokens tokens) {
        this.sessions = sessions;
        this.tokens = tokens;
    }

    String open(int count, int players, int rounds) {
        Queue<Seats> opened = new ConcurrentLinkedQueue<>();
        AtomicInteger left = new AtomicInteger(count);
        inFlight(OPENING_IN_FLIGHT, () -> {
            if (left.getAndDecrement() <= 0) {
                return null;
            }
            return openOne(players, rounds).thenAccept(opened::add);
        });
        parties.addAll(opened);
        until(1, OPENING_IN_FLIGHT);
        return "opened " + opened.size();
    }

    private CompletionStage<Seats> openOne(int players, int rounds) {
        SessionSettings settings = new SessionSettings(Packs.DEFAULT_PACK, rounds, 600, 600, players, false);
        return sessions.open(new OpenRequest(settings, null, "")).thenCompose(reply -> {
            Reply.Opened opened = (Reply.Opened) reply;
            Seats seats = new Seats(new Script(players, rounds));
            seats.identities[Script.HOST] =
                    identity(opened.code(), opened.json().utf8String(), "host_token");
            CompletionStage<Seats> all = CompletableFuture.completedFuture(seats);
            for (int player = 1; player <= players; player++) {
                int seat = player;
                Nickname name = Objects.requireNonNull(Nickname.of("p" + seat));
                all = all.thenCompose(
                        same -> sessions.join(opened.code(), name, null).thenApply(joined -> {
                            String json = ((Reply.Joined) joined).json().utf8String();
                            same.identities[seat] = identity(opened.code(), json, "player_token");
                            return same;
                        }));
            }
            return all;
        });
    }

    private Identity identity(SessionCode code, String json, String member) {
        return Objects.requireNonNull(
                tokens.verify(code, HttpParty.parse(json).path(member).asText()));
    }

    /** Answers the commands that were accepted, and the seconds that they took. */
    String play(long millis, int inFlight) {
        long begun = System.nanoTime();
        long commands =
                play(inFlight, () -> System.nanoTime() - begun > TimeUnit.MILLISECONDS.toNanos(millis), p -> false);
        return commands + " " + (System.nanoTime() - begun) / 1e9;
    }

    String until(int round, int inFlight) {
        return Long.toString(
                play(inFlight, () -> false, party -> party.script.round() >= round && party.wave.isEmpty()));
    }

    private long play(int inFlight, BooleanSupplier over, Predicate<Seats> there) {
        Queue<Seats> free = new ConcurrentLinkedQueue<>(parties);
        AtomicLong accepted = new AtomicLong();
        inFlight(inFlight, () -> {
            Seats party = over.getAsBoolean() ? null : free.poll();
            while (party != null && there.test(party)) {
                party = free.poll();
            }
            if (party == null) {
                return null;
            }
            Seats playing = party;
            return next(playing, accepted).thenRun(() -> free.add(playing));
        });
        return accepted.get();
    }

    /** The next request of a party. */
    private CompletionStage<?> next(Seats party, AtomicLong accepted) {
        if (party.wave.isEmpty() && party.script.needsBallot()) {
            return look(party.host()).thenAccept(party.script::look);
        }
        if (party.wave.isEmpty()) {
            party.wave.addAll(party.script.wave());
        }
        Script.Move move = Objects.requireNonNull(party.wave.poll());
        return send(party, move, false).thenRun(accepted::incrementAndGet);
    }

    /** @param insisted the outcome of an earlier sending was not known */
    private CompletionStage<Reply> send(Seats party, Script.Move move, boolean insisted) {
        return sessions.command(party.identities[move.seat()], move.request()).thenCompose(reply -> switch (reply) {
            case Reply.OutcomeUnknown unknown -> send(party, move, true);
            case Reply.Done done -> done(done, insisted);
            default -> throw new IllegalStateException("not accepted: " + reply);
        });
    }

    private static CompletionStage<Reply> done(Reply.Done done, boolean insisted) {
        if (done.replayed() && !insisted) {
            throw new IllegalStateException("a duplicate of nothing: " + done);
        }
        return CompletableFuture.completedFuture(done);
    }

    private CompletionStage<JsonNode> look(Identity host) {
        return sessions.view(host, null)
                .thenCompose(reply -> reply instanceof Reply.View view
                        ? CompletableFuture.completedFuture(
                                HttpParty.parse(view.json().utf8String()))
                        : look(host));
    }

    /** Looks at each session once. Answers how many, and the seconds. */
    String view(int inFlight) {
        Queue<Seats> left = new ConcurrentLinkedQueue<>(parties);
        long begun = System.nanoTime();
        inFlight(inFlight, () -> {
            Seats party = left.poll();
            return party == null ? null : sessions.view(party.host(), null).thenApply(Reply.View.class::cast);
        });
        return parties.size() + " " + (System.nanoTime() - begun) / 1e9;
    }

    /** So many requests at a time, each followed by the next until there is none. */
    private static void inFlight(int count, Supplier<@Nullable CompletionStage<?>> next) {
        List<CompletableFuture<Void>> chains = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            CompletableFuture<Void> chain = new CompletableFuture<>();
            chains.add(chain);
            follow(chain, next);
        }
        CompletableFuture.allOf(chains.toArray(CompletableFuture[]::new)).join();
    }

    private static void follow(CompletableFuture<Void> chain, Supplier<@Nullable CompletionStage<?>> next) {
        CompletionStage<?> request;
        try {
            request = next.get();
        } catch (RuntimeException e) {
            chain.completeExceptionally(e);
            return;
        }
        if (request == null) {
            chain.complete(null);
            return;
        }
        request.whenComplete((done, failure) -> {
            if (failure != null) {
                chain.completeExceptionally(failure);
            } else {
                follow(chain, next);
            }
        });
    }
}
