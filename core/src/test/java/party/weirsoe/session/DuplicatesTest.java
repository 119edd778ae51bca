package party.weirsoe.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import party.weirsoe.game.LieChoice;
import party.weirsoe.game.Nickname;
import party.weirsoe.game.OptionId;
import party.weirsoe.game.Phase;
import party.weirsoe.game.PlayerId;
import party.weirsoe.game.Refusal;
import party.weirsoe.game.SessionSettings;
import party.weirsoe.view.Hint;

/**
 * Every command of two whole games is sent again at every later state: the same bytes, no row, no hint. Again after a
 * restart from the journal and from a snapshot of that state.
 */
class DuplicatesTest {
    private static final LieChoice HOUSE = new LieChoice.House();

    private final SessionRig rig = new SessionRig();
    private final List<Sent> sent = new ArrayList<>();
    private Runnable afterEachStep = () -> {};

    /** A command that was accepted. {@code player}: whose it was, if a player's. */
    private record Sent(
            String what, @Nullable Integer player, Function<ActorRef<Object>, SessionMessage> message, String first) {}

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void everyCommandIsAnsweredWithItsFirstBytesAtEveryLaterState() {
        afterEachStep = this::sendEverythingAgain;
        playTwoGames();
        assertThat(sent).hasSizeGreaterThan(64);
    }

    @Test
    void everyCommandIsAnsweredWithItsFirstBytesAfterARestartFromTheJournalAtEveryLaterState() {
        afterEachStep = () -> {
            rig.restart();
            sendEverythingAgain();
        };
        playTwoGames();
        assertThat(rig.session
                        .snapshotTestKit()
                        .orElseThrow()
                        .persistedInStorage(SessionActor.persistenceId(SessionRig.CODE)))
                .as("the last restarts were from a snapshot and the rows after it")
                .isNotEmpty();
    }

    @Test
    void everyCommandIsAnsweredWithItsFirstBytesAfterARecoveryFromASnapshotOfEveryLaterState() {
        List<SessionState> states = new ArrayList<>();
        List<Integer> known = new ArrayList<>();
        afterEachStep = () -> {
            states.add(rig.state());
            known.add(sent.size());
        };
        playTwoGames();
        List<Sent> all = List.copyOf(sent);
        for (int i = 0; i < states.size(); i++) {
            sent.clear();
            sent.addAll(all.subList(0, known.get(i)));
            rig.restoreSnapshot(states.get(i));
            sendEverythingAgain();
        }
    }

    @Test
    void aKeyWithOtherMembersIsRefusedAndAnotherKeyIsAnotherCreate() {
        open();
        join("Ada");
        RequestKey otherMembers = new RequestKey(key("open").keyHash(), "other members");
        assertThat(rig.askFast(open(otherMembers)))
                .isEqualTo(new OpenAnswer.Answered(new Reply.Refused(Refusal.IDEMPOTENCY_KEY_REUSED, null, null)));
        assertThat(rig.askFast(open(key("another")))).isEqualTo(new OpenAnswer.CodeTaken());
        assertThat(rig.askFast(open(null))).isEqualTo(new OpenAnswer.CodeTaken());
        assertThat(rig.join("Bo", new RequestKey(key("Ada").keyHash(), "other members")))
                .isEqualTo(new Reply.Refused(Refusal.IDEMPOTENCY_KEY_REUSED, Phase.LOBBY, 0));
        assertThat(rig.join("Bo", key("Bo"))).isInstanceOf(Reply.Joined.class);
    }

    @Test
    void aJoinIsReplayedBeforeTheStateIsLookedAt() {
        open();
        join("Ada");
        join("Bo");
        RequestKey bo = new RequestKey(key("Bo").keyHash(), "other members");
        startRounds(0);
        rig.playRound(2);
        rig.host(new SessionRequest.Finish(1));
        assertThat(rig.join("Di", key("Di"))).isEqualTo(refused(Refusal.SESSION_FINISHED));
        assertThat(rig.join("Di", bo)).isEqualTo(refused(Refusal.IDEMPOTENCY_KEY_REUSED));
        rig.hints();
        sendEverythingAgain();
    }

    @Test
    void anotherLieOrGuessIsRefusedInItsRoundAndInEveryLaterOne() {
        playTwoGames();
        for (Recorded.Lying lie : rig.state().ledger().lies()) {
            if (lie.player().number() == 1) {
                assertThat(lie(1, lie.round(), SessionRig.lie("something else")))
                        .isEqualTo(refused(Refusal.LIE_ALREADY_SUBMITTED));
                assertThat(lie(1, lie.round(), lie.house() ? SessionRig.lie(lie.text()) : HOUSE))
                        .as("the house's lie equals only the house's")
                        .isEqualTo(refused(Refusal.LIE_ALREADY_SUBMITTED));
            }
        }
        for (Recorded.Guessing guess : rig.state().ledger().guesses()) {
            if (guess.player().number() == 1) {
                Reply other =
                        rig.send(rig.seated(1), new SessionRequest.SubmitGuess(guess.round(), new OptionId("none")));
                assertThat(other).isEqualTo(refused(Refusal.GUESS_ALREADY_SUBMITTED));
            }
        }
    }

    @Test
    void aKickedPlayerIsRefusedBeforeAReplayAndALeftOneAfterIt() {
        playTwoGames();
        PlayerId kicked = new PlayerId(4);
        assertThat(lie(4, 1, HOUSE)).isEqualTo(new Reply.Refused(Refusal.PLAYER_KICKED, null, null));
        assertThat(rig.view(rig.seated(4))).isEqualTo(new Reply.Refused(Refusal.PLAYER_KICKED, null, null));
        assertThat(rig.send(rig.seated(4), new SessionRequest.RemovePlayer(kicked)))
                .isEqualTo(new Reply.Refused(Refusal.PLAYER_KICKED, null, null));
        assertThat(rig.join("Di", key("Di"))).isEqualTo(new Reply.Refused(Refusal.PLAYER_KICKED, null, null));
        assertThat(rig.host(new SessionRequest.RemovePlayer(kicked))).isEqualTo(Answers.empty(true));

        PlayerId left = new PlayerId(3);
        assertThat(rig.view(rig.seated(3))).isInstanceOf(Reply.View.class);
        assertThat(lie(3, 3, HOUSE)).isEqualTo(refused(Refusal.NOT_IN_THIS_ROUND));
        assertThat(lie(3, 6, HOUSE)).isEqualTo(refused(Refusal.ROUND_MISMATCH));
        assertThat(rig.host(new SessionRequest.RemovePlayer(left)))
                .as("to kick who has left changes nothing")
                .isEqualTo(Answers.empty(true));
        assertThat(rig.view(rig.seated(3))).isInstanceOf(Reply.View.class);
    }

    @Test
    void aSeatWithoutTheGenerationIsNeverADuplicate() {
        open();
        join("Ada");
        SessionRequest renew = new SessionRequest.RenewSeat(new PlayerId(1), null);
        Reply first = rig.host(renew);
        Reply second = rig.host(renew);
        assertThat(isReplayed(first) || isReplayed(second)).isFalse();
        assertThat(answer(second)).isNotEqualTo(answer(first));
        assertThat(rig.host(new SessionRequest.RenewSeat(new PlayerId(1), 0)))
                .as("named by the generation that it was made from")
                .isEqualTo(new Reply.Done(((Reply.Done) first).json(), true));
        assertThat(rig.state().version()).isEqualTo(4);
    }

    @Test
    void twoTabsThatRenewTheSameSeatMakeOneToken() {
        open();
        join("Ada");
        SessionRequest renew = new SessionRequest.RenewSeat(new PlayerId(1), 0);
        Reply.Done first = (Reply.Done) rig.host(renew);
        assertThat(rig.host(renew)).isEqualTo(new Reply.Done(first.json(), true));
        assertThat(rig.hints()).singleElement().satisfies(hint -> assertThat(hint.type())
                .isEqualTo(Hint.Type.CHANGED));
        assertThat(rig.host(new SessionRequest.RenewSeat(new PlayerId(1), 2)))
                .isEqualTo(refused(Refusal.SEAT_MISMATCH));
        rig.host(new SessionRequest.RemovePlayer(new PlayerId(1)));
        rig.hints();
        assertThat(rig.host(renew))
                .as("replayed when the player has gone")
                .isEqualTo(new Reply.Done(first.json(), true));
        assertThat(rig.host(new SessionRequest.RenewSeat(new PlayerId(1), 1))).isEqualTo(refused(Refusal.PLAYER_LEFT));
        assertThat(rig.host(new SessionRequest.RenewSeat(new PlayerId(2), 0)))
                .isEqualTo(refused(Refusal.PLAYER_NOT_FOUND));
        assertThat(rig.hints()).isEmpty();
        assertThat(rig.state().version()).isEqualTo(4);
    }

    // --- the party

    /** Phases end by the host, by the last player and by the deadline; people come, leave and are put out. */
    private void playTwoGames() {
        open();
        for (String name : List.of("Ada", "Bo", "Cy", "Di", "Ed", "Flo")) {
            join(name);
        }
        seat(1, 0);
        seat(5, 0);
        seat(6, 0);
        leave(5);
        kick(6);
        startRounds(0);
        firstRound();
        next(1);
        secondRound();
        move("finish", new SessionRequest.Finish(2));
        move("rematch", new SessionRequest.Rematch(2));
        join("Gus");
        seat(7, 0);
        startRounds(2);
        for (int round = 3; round <= 5; round++) {
            laterRound(round);
            if (round < 5) {
                next(round);
            }
        }
        move("finish", new SessionRequest.Finish(5));
        seat(1, 2);
    }

    /** The host ends the lies, the last player the guesses. */
    private void firstRound() {
        lieInScript(1, 1, SessionRig.lie("a lie"));
        lieInScript(2, 1, HOUSE);
        seat(2, 0);
        join("Hal");
        lieInScript(3, 1, SessionRig.lie("A LIE!"));
        move("guess.start", new SessionRequest.StartGuess(1));
        guess(1, 1, null);
        seat(1, 1);
        guess(2, 1, "a lie");
        guess(3, 1, null);
        guess(4, 1, "a lie");
        move("reveal", new SessionRequest.Reveal(1));
        move("scoreboard", new SessionRequest.ShowScoreboard(1));
    }

    /** The last player ends the lies; one leaves, one is kicked, and the deadline ends the guesses. */
    private void secondRound() {
        for (int player : new int[] {1, 2, 3, 4, 7}) {
            lieInScript(player, 2, SessionRig.lie("lie of " + player));
        }
        move("guess.start", new SessionRequest.StartGuess(2));
        guess(1, 2, "lie of 4");
        seat(3, 0);
        seat(4, 0);
        leave(3);
        kick(4);
        guess(2, 2, null);
        deadlinePasses();
        move("reveal", new SessionRequest.Reveal(2));
        move("scoreboard", new SessionRequest.ShowScoreboard(2));
    }

    /** The deadline ends the lies, the host the guesses. */
    private void laterRound(int round) {
        lieInScript(1, round, HOUSE);
        lieInScript(2, round, SessionRig.lie("lie " + round));
        deadlinePasses();
        move("guess.start", new SessionRequest.StartGuess(round));
        guess(1, round, "lie " + round);
        move("reveal", new SessionRequest.Reveal(round));
        move("scoreboard", new SessionRequest.ShowScoreboard(round));
    }

    private void open() {
        OpenAnswer first = rig.session
                .<OpenAnswer>runCommand(replyTo -> open(key("open")).apply(replyTo.unsafeUpcast()))
                .reply();
        rig.subscribe();
        sent.add(new Sent("open", null, open(key("open")), answer(first)));
        afterEachStep.run();
    }

    private static Function<ActorRef<Object>, SessionMessage> open(@Nullable RequestKey key) {
        SessionSettings settings = SessionRig.settings(3);
        return replyTo -> new SessionMessage.Open(settings, "en", SessionRig.EPOCH, key, replyTo.narrow());
    }

    private void join(String name) {
        int player =
                1 + (int) sent.stream().filter(s -> s.what().startsWith("join")).count();
        step("join " + name, player, replyTo -> new SessionMessage.Join(new Nickname(name), key(name), replyTo));
    }

    private void leave(int player) {
        step("leave", player, command(player, new SessionRequest.RemovePlayer(new PlayerId(player))));
    }

    private void kick(int player) {
        step("kick " + player, null, command(SessionRig.HOST, new SessionRequest.RemovePlayer(new PlayerId(player))));
    }

    private void seat(int player, int generation) {
        move("seat", new SessionRequest.RenewSeat(new PlayerId(player), generation));
    }

    private void startRounds(int from) {
        move("rounds.start", new SessionRequest.StartRounds(from));
    }

    private void next(int from) {
        move("rounds.next", new SessionRequest.NextRound(from));
    }

    private void move(String what, SessionRequest request) {
        step(what, null, command(SessionRig.HOST, request));
    }

    private void lieInScript(int player, int round, LieChoice choice) {
        step("lie", player, command(player, new SessionRequest.SubmitLie(round, choice)));
    }

    private void guess(int player, int round, @Nullable String text) {
        step("guess", player, command(player, new SessionRequest.SubmitGuess(round, rig.option(text))));
    }

    private void deadlinePasses() {
        Phase before = rig.game().phase();
        rig.timePasses(Duration.ofSeconds(62));
        assertThat(rig.game().phase()).isNotEqualTo(before);
        rig.hints();
        afterEachStep.run();
    }

    private static Function<ActorRef<Reply>, SessionMessage> command(Identity who, SessionRequest request) {
        return replyTo -> new SessionMessage.Command(who, request, replyTo);
    }

    /** Sent with the token that is the newest when it is sent. */
    private Function<ActorRef<Reply>, SessionMessage> command(int player, SessionRequest request) {
        return replyTo -> new SessionMessage.Command(rig.seated(player), request, replyTo);
    }

    private Reply lie(int player, int round, LieChoice choice) {
        return rig.send(rig.seated(player), new SessionRequest.SubmitLie(round, choice));
    }

    private void step(String what, @Nullable Integer player, Function<ActorRef<Reply>, SessionMessage> message) {
        Reply first = rig.ask(message);
        assertThat(answer(first)).as(what).doesNotStartWith("refused");
        rig.hints();
        sent.add(new Sent(what, player, replyTo -> message.apply(replyTo.narrow()), answer(first)));
        afterEachStep.run();
    }

    private void sendEverythingAgain() {
        SessionState before = rig.state();
        for (Sent command : sent) {
            Object again = rig.askFast(command.message());
            if (isKicked(command.player())) {
                assertThat(answer(again)).as(command.what()).isEqualTo("refused PLAYER_KICKED");
            } else {
                assertThat(answer(again)).as(command.what()).isEqualTo(command.first());
                assertThat(isReplayed(again)).as(command.what()).isTrue();
            }
        }
        assertThat(rig.state()).isEqualTo(before);
        assertThat(rig.hints()).isEmpty();
    }

    private boolean isKicked(@Nullable Integer player) {
        return player != null && sent.stream().anyMatch(s -> s.what().equals("kick " + player));
    }

    private Reply.Refused refused(Refusal refusal) {
        return new Reply.Refused(refusal, rig.game().phase(), rig.round());
    }

    private static RequestKey key(String what) {
        return new RequestKey("key of " + what, "members of " + what);
    }

    /** Status, location and body of an answer. */
    private static String answer(Object reply) {
        return switch (reply) {
            case OpenAnswer.Answered answered -> answer(answered.reply());
            case Reply.Done done -> "done " + done.json().utf8String();
            case Reply.Opened opened ->
                "opened " + opened.code() + " " + opened.json().utf8String();
            case Reply.Joined joined ->
                "joined " + joined.code() + "/" + joined.player() + " "
                        + joined.json().utf8String();
            case Reply.Refused refused -> "refused " + refused.refusal();
            default -> throw new AssertionError(reply.toString());
        };
    }

    private static boolean isReplayed(Object reply) {
        return switch (reply) {
            case OpenAnswer.Answered answered -> isReplayed(answered.reply());
            case Reply.Done done -> done.replayed();
            case Reply.Opened opened -> opened.replayed();
            case Reply.Joined joined -> joined.replayed();
            default -> false;
        };
    }
}
