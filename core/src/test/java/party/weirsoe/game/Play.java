package party.weirsoe.game;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A session played by hand: decides each command, applies what is accepted, and remembers the events. */
public final class Play {
    private final Deck deck;
    private final List<GameEvent> events = new ArrayList<>();
    private Game game = new Game.Vacant();
    private Instant now = Sample.NOON;
    private long seeds;

    private Play(Deck deck) {
        this.deck = deck;
    }

    public static Play open(SessionSettings settings, Deck deck, String... nicknames) {
        Play play = new Play(deck);
        play.tell(new GameCommand.OpenSession(settings, deck.language()));
        for (String nickname : nicknames) {
            play.join(nickname);
        }
        return play;
    }

    public static Play open(String... nicknames) {
        return open(Sample.settings(), Sample.deck(), nicknames);
    }

    /**
     * A party of Ada and Bo in that phase of that round of a first game of three; Cleo has left, and Dan joined too late to
     * play it. The lobby is that of the rematch after the round.
     */
    public static Play at(Phase phase, int round) {
        Play play = open("Ada", "Bo", "Cleo");
        play.start();
        while (play.round() < round) {
            play.toScoreboard();
            play.next();
        }
        play.leave("Cleo");
        play.join("Dan");
        switch (phase) {
            case LIE -> {}
            case GUESS -> play.startGuess();
            case REVEAL -> play.toReveal();
            case SCOREBOARD -> play.toScoreboard();
            case FINISHED, LOBBY -> {
                play.toScoreboard();
                play.finish();
                if (phase == Phase.LOBBY) {
                    play.rematch();
                }
            }
        }
        if (play.live().phase() != phase || play.round() != round) {
            throw new IllegalStateException("could not get there");
        }
        return play;
    }

    public Decision tell(GameCommand command) {
        Decision decision = GameRules.decide(game, command);
        if (decision instanceof Decision.Accepted accepted) {
            events.addAll(accepted.events());
            game = GameRules.evolve(game, accepted.events());
        }
        return decision;
    }

    public Decision join(String nickname) {
        return tell(new GameCommand.Join(Sample.nickname(nickname)));
    }

    public Decision leave(String nickname) {
        return tell(new GameCommand.Depart(id(nickname), Departure.LEFT, now));
    }

    public Decision kick(String nickname) {
        return tell(new GameCommand.Depart(id(nickname), Departure.KICKED, now));
    }

    public Decision renewSeat(String nickname, @Nullable Integer generation) {
        return tell(new GameCommand.RenewSeat(id(nickname), generation));
    }

    public Decision start() {
        return start(round());
    }

    public Decision start(@Nullable Integer fromRound) {
        return tell(new GameCommand.StartRounds(fromRound, deck, nextSeed(), now));
    }

    public Decision lie(String nickname, String text) {
        return lie(nickname, round(), new LieChoice.Typed(text), 0);
    }

    public Decision house(String nickname) {
        return lie(nickname, round(), new LieChoice.House(), 0);
    }

    public Decision lie(String nickname, int round, LieChoice choice, int triesSpent) {
        return tell(new GameCommand.SubmitLie(id(nickname), round, choice, triesSpent, now));
    }

    public Decision startGuess() {
        return startGuess(round());
    }

    public Decision startGuess(int round) {
        return tell(new GameCommand.StartGuess(round, now));
    }

    /** Guesses the option that shows this text. */
    public Decision guess(String nickname, String shown) {
        return guess(nickname, round(), option(shown).id());
    }

    public Decision guess(String nickname, int round, OptionId option) {
        return tell(new GameCommand.SubmitGuess(id(nickname), round, option));
    }

    public Decision reveal() {
        return reveal(round());
    }

    public Decision reveal(int round) {
        return tell(new GameCommand.Reveal(round));
    }

    public Decision scoreboard() {
        return scoreboard(round());
    }

    public Decision scoreboard(int round) {
        return tell(new GameCommand.ShowScoreboard(round));
    }

    public Decision next() {
        return next(round());
    }

    public Decision next(@Nullable Integer fromRound) {
        return tell(new GameCommand.NextRound(fromRound, nextSeed(), now));
    }

    public Decision finish() {
        return finish(round());
    }

    public Decision finish(@Nullable Integer fromRound) {
        return tell(new GameCommand.Finish(fromRound));
    }

    public Decision rematch() {
        return rematch(round());
    }

    public Decision rematch(int fromRound) {
        return tell(new GameCommand.Rematch(fromRound));
    }

    public Decision clock() {
        return clock(round(), live().phase());
    }

    public Decision clock(int round, Phase phase) {
        return tell(new GameCommand.PassDeadline(round, phase, now));
    }

    /** From the lie phase on, as the host skips. */
    public void toReveal() {
        startGuess();
        reveal();
    }

    public void toScoreboard() {
        toReveal();
        scoreboard();
    }

    public void passMillis(long millis) {
        now = now.plusMillis(millis);
    }

    public Instant now() {
        return now;
    }

    public Game game() {
        return game;
    }

    public Game.Live live() {
        return (Game.Live) game;
    }

    public Game.WithBallot withBallot() {
        return (Game.WithBallot) game;
    }

    public Party party() {
        return live().party();
    }

    public int round() {
        return party().round();
    }

    public List<GameEvent> events() {
        return List.copyOf(events);
    }

    public Player player(String nickname) {
        return party().roster().players().stream()
                .filter(p -> p.nickname().text().equals(nickname))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nobody is called " + nickname));
    }

    public PlayerId id(String nickname) {
        return player(nickname).id();
    }

    public BallotOption option(String shown) {
        return withBallot().ballot().options().stream()
                .filter(o -> o.text().equals(shown))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no option shows " + shown));
    }

    public BallotOption truth() {
        return withBallot().ballot().options().stream()
                .filter(BallotOption::truth)
                .findFirst()
                .orElseThrow();
    }

    private RoundSeed nextSeed() {
        return Sample.seed(seeds++);
    }
}
