package party.weirsoe.game;

import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One step of a random party, as four numbers: what it means is found in the state it meets, so that any list of moves is
 * a party, and a shorter list of smaller numbers is a simpler one.
 *
 * @param kind what is tried
 * @param who chooses the player or the nickname
 * @param when chooses the round that the command names: mostly the current one
 * @param what chooses the text, the option, the seed
 */
public record Move(Kind kind, int who, int when, int what) {
    /** Choices are below this. */
    public static final int CHOICES = 1000;

    private static final List<Phase> PHASES = List.of(Phase.values());

    /** What is tried, with how often: enough lies, guesses and host moves that games get to their end. */
    public enum Kind {
        LIE(20),
        GUESS(20),
        HOUSE(5),
        ADVANCE(14),
        START_GUESS(2),
        REVEAL(2),
        SCOREBOARD(2),
        START(4),
        NEXT(5),
        FINISH(2),
        REMATCH(3),
        JOIN(9),
        LEAVE(3),
        KICK(1),
        SEAT(3),
        CLOCK(3),
        LATE_CLOCK(1),
        DELETE(0);

        private final int weight;

        Kind(int weight) {
            this.weight = weight;
        }

        int weight() {
            return weight;
        }
    }

    /** A move of a seeded run. */
    public static Move random(RandomGenerator random) {
        int total = 0;
        for (Kind kind : Kind.values()) {
            total += kind.weight();
        }
        int chosen = random.nextInt(total);
        for (Kind kind : Kind.values()) {
            chosen -= kind.weight();
            if (chosen < 0) {
                return new Move(kind, random.nextInt(CHOICES), random.nextInt(CHOICES), random.nextInt(CHOICES));
            }
        }
        throw new IllegalStateException("unreachable");
    }

    /** The command that the move is in that state, at that time. */
    GameCommand command(Game game, Deck deck, Instant now) {
        return switch (kind) {
            case LIE -> new GameCommand.SubmitLie(player(game), round(game), typed(game), what % 7, now);
            case HOUSE -> new GameCommand.SubmitLie(player(game), round(game), new LieChoice.House(), what % 7, now);
            case GUESS -> new GameCommand.SubmitGuess(player(game), round(game), option(game));
            case ADVANCE -> advance(game, deck, now);
            case START_GUESS -> new GameCommand.StartGuess(round(game), now);
            case REVEAL -> new GameCommand.Reveal(round(game));
            case SCOREBOARD -> new GameCommand.ShowScoreboard(round(game));
            case START -> new GameCommand.StartRounds(from(game), what % 50 == 49 ? null : deck, seed(), now);
            case NEXT -> new GameCommand.NextRound(from(game), seed(), now);
            case FINISH -> new GameCommand.Finish(from(game));
            case REMATCH -> new GameCommand.Rematch(named(game));
            case JOIN -> new GameCommand.Join(nickname());
            case LEAVE -> new GameCommand.Depart(present(game), Departure.LEFT, now);
            case KICK -> new GameCommand.Depart(anybody(game), Departure.KICKED, now);
            case SEAT -> new GameCommand.RenewSeat(present(game), seen(game, present(game)));
            case CLOCK -> new GameCommand.PassDeadline(current(game), phase(game), now);
            case LATE_CLOCK -> new GameCommand.PassDeadline(round(game), PHASES.get(what % PHASES.size()), now);
            case DELETE -> new GameCommand.DeleteSession();
        };
    }

    /** How long before the move; every other clock rings when its phase is over. */
    long millisBefore(Game game) {
        boolean ripe = (kind == Kind.CLOCK || kind == Kind.LATE_CLOCK) && who % 2 == 0;
        return ripe && game instanceof Game.Live live && live.deadlineAt() != null ? 605_000 : what % 3000;
    }

    /** What a host who knows the way would do now. */
    private GameCommand advance(Game game, Deck deck, Instant now) {
        int round = current(game);
        return switch (phase(game)) {
            case LOBBY -> new GameCommand.StartRounds(round, deck, seed(), now);
            case LIE -> new GameCommand.StartGuess(round, now);
            case GUESS -> new GameCommand.Reveal(round);
            case REVEAL -> new GameCommand.ShowScoreboard(round);
            case SCOREBOARD ->
                game instanceof Game.Live live && live.party().isLastRound()
                        ? new GameCommand.Finish(round)
                        : new GameCommand.NextRound(round, seed(), now);
            case FINISHED -> new GameCommand.Rematch(round);
        };
    }

    private static int current(Game game) {
        return game instanceof Game.Live live ? live.party().round() : 0;
    }

    private static Phase phase(Game game) {
        return game instanceof Game.Live live ? live.phase() : Phase.LOBBY;
    }

    private int round(Game game) {
        int offset = when % 12 == 10 ? -1 : when % 12 == 11 ? 1 : 0;
        return Math.max(1, current(game) + offset);
    }

    private int named(Game game) {
        return near(current(game));
    }

    /** Mostly that number, else the one below or above. */
    private int near(int number) {
        int offset = when % 8 == 6 ? -1 : when % 8 == 7 ? 1 : 0;
        return Math.max(0, number + offset);
    }

    private @Nullable Integer from(Game game) {
        return when % 8 == 5 ? null : Integer.valueOf(named(game));
    }

    /** Mostly the seat's generation. */
    private @Nullable Integer seen(Game game, PlayerId player) {
        int current = game instanceof Game.Live live ? live.party().roster().generation(player) : 0;
        return when % 8 == 5 ? null : Integer.valueOf(near(current));
    }

    private RoundSeed seed() {
        return Sample.seed(who * 1_000_000L + when * 1_000L + what);
    }

    /** Mostly somebody whom the phase waits for. */
    private PlayerId player(Game game) {
        if (game instanceof Game.Live live && who % 8 != 7) {
            List<PlayerId> missing = live.party()
                    .roster()
                    .active()
                    .map(Player::id)
                    .filter(id -> !acted(live, id))
                    .toList();
            if (!missing.isEmpty()) {
                return missing.get(who % missing.size());
            }
        }
        return anybody(game);
    }

    private static boolean acted(Game.Live game, PlayerId id) {
        return (game instanceof Game.LiePhase lie && lie.lieOf(id) != null)
                || (game instanceof Game.GuessPhase guess && guess.guessOf(id) != null);
    }

    /** Mostly somebody who is still there. */
    private PlayerId present(Game game) {
        List<Player> seated = game instanceof Game.Live live
                ? live.party().roster().players().stream()
                        .filter(p -> p.status() != Player.Status.LEFT)
                        .toList()
                : List.of();
        return seated.isEmpty() || who % 8 == 7
                ? anybody(game)
                : seated.get(who % seated.size()).id();
    }

    private PlayerId anybody(Game game) {
        int joins = game instanceof Game.Live live ? live.party().roster().joins() : 0;
        int known = Math.min(joins + (who % 20 == 19 ? 1 : 0), GameLimits.JOINS_MAX);
        return new PlayerId(1 + who % Math.max(1, known));
    }

    private Nickname nickname() {
        return Sample.nickname((who % 2 == 0 ? "Player " : "ＰＬＡＹＥＲ ") + what % 100);
    }

    private LieChoice typed(Game game) {
        String invented = (when % 2 == 0 ? "invention " : "The Invention, ") + what % 5;
        if (!(game instanceof Game.InRound round)) {
            return new LieChoice.Typed(invented);
        }
        Question question = round.round().question();
        return new LieChoice.Typed(
                switch (what % 16) {
                    case 0 -> question.answer().toUpperCase(java.util.Locale.ROOT);
                    case 1 -> question.answer() + "s";
                    case 2 -> question.alternateSpellings().getFirst();
                    case 3, 4, 5 ->
                        question.decoys().get(who % question.decoys().size());
                    case 6 -> "...";
                    case 7 -> "long ".repeat(13);
                    case 8 -> "👩\u200d🚀 ß ı";
                    default -> invented;
                });
    }

    private OptionId option(Game game) {
        if (game instanceof Game.WithBallot ballot && what % 16 != 15) {
            List<BallotOption> options = ballot.ballot().options();
            return options.get(what % options.size()).id();
        }
        return new OptionId("none");
    }
}
