package party.weirsoe.sim;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import party.weirsoe.game.HostMove;
import party.weirsoe.game.PlayerId;
import party.weirsoe.game.Refusal;
import party.weirsoe.session.Reply;
import party.weirsoe.session.RequestKey;
import party.weirsoe.session.SessionRequest;
import party.weirsoe.session.VirtualSessions;
import party.weirsoe.view.Viewer;

/** A tab of the host's. The first opens the session; each moves it on by what it sees itself. */
final class HostTab extends Client {
    /** Then any host ends a phase that nobody else ends. */
    private static final int PATIENCE_MS = 90_000;

    private final int number;
    private final HostHabit habit;

    HostTab(PartyRun run, int number, HostHabit habit, SplittableRandom chance) {
        super(run, "tab" + number, chance);
        this.number = number;
        this.habit = habit;
    }

    @Override
    void enter() {
        if (number > 0) {
            if (run.isOpen()) {
                entered(run.identity(new Viewer.Host(), 0));
            } else {
                later(500, this::enter);
            }
            return;
        }
        String key = "the key of the create";
        give(
                new Deed.Open(key),
                null,
                new VirtualSessions.Ask.Open(run.settings(), "en", run.epoch(), new RequestKey(key, "fp")),
                reply -> {
                    run.opensDoors();
                    entered(run.identity(new Viewer.Host(), 0));
                });
    }

    @Override
    void turnedAway(Refusal refusal) {
        if (refusal == Refusal.SESSION_NOT_FOUND) {
            goHome();
        }
    }

    @Override
    void act(JsonNode view) {
        int round = view.path("round").asInt();
        String phase = view.path("phase").asText();
        boolean first = begins(phase + round);
        switch (phase) {
            case "lobby" -> {
                if (first) {
                    startWhenAllAreIn(view, 0);
                }
            }
            case "lie", "guess" -> {
                if (first) {
                    HostMove end = phase.equals("lie") ? HostMove.GUESS_START : HostMove.REVEAL;
                    boolean impatient = habit == HostHabit.IMPATIENT && chance.nextBoolean();
                    later(impatient ? chance.nextInt(1_000, 9_000) : PATIENCE_MS, () -> move(end, round));
                    if (habit == HostHabit.STRICT) {
                        later(chance.nextInt(5_000), () -> discipline(view));
                    }
                }
            }
            case "reveal" -> {
                if (first) {
                    later(chance.nextInt(200, 5_000), () -> move(HostMove.SCOREBOARD, round));
                }
            }
            case "scoreboard" -> {
                if (first) {
                    boolean last = round >= view.path("total_rounds").asInt();
                    boolean enough = habit == HostHabit.IMPATIENT && chance.nextInt(6) == 0;
                    HostMove exit = last || enough ? HostMove.FINISH : HostMove.ROUNDS_NEXT;
                    later(chance.nextInt(200, 5_000), () -> move(exit, round));
                    if (habit == HostHabit.IMPATIENT && chance.nextInt(4) == 0) {
                        later(
                                chance.nextInt(200, 5_000),
                                () -> move(last ? HostMove.ROUNDS_NEXT : HostMove.FINISH, round));
                    }
                }
            }
            default -> finished(view, first, round);
        }
    }

    private void finished(JsonNode view, boolean first, int round) {
        if (view.path("game").asInt() < run.plan().games()) {
            if (first) {
                later(chance.nextInt(200, 4_000), () -> move(HostMove.REMATCH, round));
            }
        } else if (run.plan().deletes() && number == 0) {
            later(chance.nextInt(200, 4_000), this::delete);
        } else {
            goHome();
        }
    }

    private void delete() {
        command(new Deed.Delete(), new SessionRequest.Delete(), reply -> goHome());
    }

    private void startWhenAllAreIn(JsonNode view, int waited) {
        int round = view.path("round").asInt();
        later(1_000, () -> {
            if (!run.isEverybodyIn() && waited < 40) {
                startWhenAllAreIn(view, waited + 1);
                return;
            }
            move(HostMove.ROUNDS_START, round, reply -> {
                if (reply instanceof Reply.Refused refused && refused.refusal() == Refusal.START_NOT_ENOUGH_PLAYERS) {
                    if (waited < 60) {
                        startWhenAllAreIn(view, waited + 10);
                    } else {
                        delete();
                    }
                }
            });
        });
    }

    private void discipline(JsonNode view) {
        List<JsonNode> active = new ArrayList<>();
        for (JsonNode player : view.path("players")) {
            if (player.path("status").asText().equals("active")) {
                active.add(player);
            }
        }
        if (active.isEmpty() || chance.nextBoolean()) {
            return;
        }
        JsonNode chosen = active.get(chance.nextInt(active.size()));
        PlayerId player =
                Objects.requireNonNull(PlayerId.parse(chosen.path("id").asText()));
        if (chance.nextBoolean()) {
            command(new Deed.Depart(player, true), new SessionRequest.RemovePlayer(player), reply -> {});
        } else {
            int generation = chosen.path("generation").asInt();
            command(new Deed.Renew(player, generation), new SessionRequest.RenewSeat(player, generation), reply -> {
                if (reply instanceof Reply.Done) {
                    run.showsNewToken(run.identity(new Viewer.OfPlayer(player), generation + 1));
                }
            });
        }
    }

    private void move(HostMove move, int round) {
        move(move, round, reply -> {});
    }

    private void move(HostMove move, int round, Consumer<Reply> then) {
        SessionRequest request =
                switch (move) {
                    case ROUNDS_START -> new SessionRequest.StartRounds(round);
                    case ROUNDS_NEXT -> new SessionRequest.NextRound(round);
                    case FINISH -> new SessionRequest.Finish(round);
                    case REMATCH -> new SessionRequest.Rematch(round);
                    case GUESS_START -> new SessionRequest.StartGuess(round);
                    case REVEAL -> new SessionRequest.Reveal(round);
                    case SCOREBOARD -> new SessionRequest.ShowScoreboard(round);
                };
        Operation given =
                give(new Deed.Move(move, round), who(), new VirtualSessions.Ask.Command(who(), request), then);
        if (habit == HostHabit.DOUBLE_TAPPING) {
            later(chance.nextInt(400), () -> settle(given, reply -> {}));
        }
    }
}
