package party.weirsoe.game;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A session that any moves were tried on: every command with the state before, its decision and the state after. */
public final class RandomParty {
    private final SessionSettings settings;
    private final List<Move> moves;
    private final List<Turn> turns = new ArrayList<>();
    private Game game = new Game.Vacant();
    private Instant now = Sample.NOON;

    private RandomParty(SessionSettings settings, List<Move> moves) {
        this.settings = settings;
        this.moves = List.copyOf(moves);
    }

    /** One command of the party. */
    public record Turn(Game before, GameCommand command, Decision decision, Game after) {
        /** None where it was refused or a late timer. */
        public List<GameEvent> events() {
            return decision instanceof Decision.Accepted accepted ? accepted.events() : List.of();
        }
    }

    /** Opens a session, lets two players join, and tries the moves one after the other. */
    public static RandomParty play(SessionSettings settings, List<Move> moves) {
        RandomParty party = new RandomParty(settings, moves);
        Deck deck = Sample.deck();
        party.tell(new GameCommand.OpenSession(settings, deck.language()));
        party.tell(new GameCommand.Join(Sample.nickname("Ada")));
        party.tell(new GameCommand.Join(Sample.nickname("Bo")));
        for (Move move : moves) {
            party.now = party.now.plusMillis(move.millisBefore(party.game));
            party.tell(move.command(party.game, deck, party.now));
        }
        return party;
    }

    /** The same party for the same seed. */
    public static RandomParty seeded(long seed, SessionSettings settings, int moves) {
        Random random = new Random(seed);
        List<Move> list = new ArrayList<>(moves);
        for (int i = 0; i < moves; i++) {
            list.add(Move.random(random));
        }
        return play(settings, list);
    }

    private void tell(GameCommand command) {
        Game before = game;
        Decision decision = GameRules.decide(before, command);
        if (decision instanceof Decision.Accepted accepted) {
            game = GameRules.evolve(before, accepted.events());
        }
        turns.add(new Turn(before, command, decision, game));
    }

    public List<Turn> turns() {
        return List.copyOf(turns);
    }

    /** The state after the last turn. */
    public Game game() {
        return game;
    }

    public List<GameEvent> events() {
        return turns.stream().flatMap(turn -> turn.events().stream()).toList();
    }

    /** What a failing property prints, next to its seed. */
    @Override
    public String toString() {
        return settings + " " + moves;
    }
}
