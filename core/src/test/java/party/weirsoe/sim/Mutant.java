package party.weirsoe.sim;

import java.util.List;

/**
 * A deliberate fault: one exact replacement in one source file.
 *
 * @param file below {@code party/weirsoe}
 * @param rule the promise that it breaks
 * @param fault without which it does not show, and of which the parties get more; empty: none
 */
record Mutant(String name, String file, String from, String to, String rule, String fault) {
    Mutant(String name, String file, String from, String to, String rule) {
        this(name, file, from, to, rule, "");
    }

    /** What {@link Simulation#unfairness} finds. */
    static final String FAIRNESS = "FAIRNESS";

    static final List<Mutant> ALL = List.of(
            new Mutant(
                    "a phase does not wait for its first player",
                    "game/PhaseEnd",
                    "!active.isEmpty() && active.stream().allMatch(acted)",
                    "active.size() > 1 && active.stream().skip(1).allMatch(acted)",
                    Rule.RULE_BOOK.name()),
            new Mutant(
                    "one's own lie may be guessed where the house wrote it",
                    "game/GuessRules",
                    "if (option.authors().contains(command.player())) {",
                    "if (!option.house() && option.authors().contains(command.player())) {",
                    Rule.RULE_BOOK.name()),
            new Mutant(
                    "the house's lie earns as much as one's own",
                    "game/Scoring",
                    "lie.house() ? config.housePoints() : config.foolPoints()",
                    "config.foolPoints()",
                    Rule.POINTS_ADD_UP.name()),
            new Mutant(
                    "a stale exit is taken for the present round's",
                    "game/HostRules",
                    "if (fromRound != null && fromRound < round) {",
                    "if (fromRound != null && fromRound < round - 1) {",
                    Rule.REFUSALS_ARE_RIGHT.name()),
            new Mutant(
                    "the truth always stands first",
                    "game/Ballot",
                    "Shuffle.of(round.seed(), \"order\").shuffled(drafts)",
                    "drafts",
                    FAIRNESS),
            new Mutant(
                    "another lie of the same player is a duplicate",
                    "session/Ledger",
                    "!lie.house() && lie.text().equals(typed.text())",
                    "!lie.house()",
                    Rule.NOTHING_IS_LOST.name()),
            new Mutant(
                    "the transition that a last lie or guess makes is not recorded",
                    "session/Ledger",
                    "List<Recorded.Moving> newMoves = receipt == null ? moves",
                    "List<Recorded.Moving> newMoves = receipt == null || newLies != lies ? moves",
                    Rule.REFUSALS_ARE_RIGHT.name()),
            new Mutant(
                    "the ledger forgets all but the newest moves",
                    "session/Ledger",
                    "moves = List.copyOf(moves);",
                    "moves = List.copyOf(moves.subList(Math.max(0, moves.size() - 6), moves.size()));",
                    Rule.REFUSALS_ARE_RIGHT.name()),
            new Mutant(
                    "a repeated join joins again",
                    "session/SessionActor",
                    "if (!(finding instanceof Ledger.Finding.Unknown)) {\n            return replay(state, finding, join",
                    "if (finding instanceof Ledger.Finding.Refuse) {\n            return replay(state, finding, join",
                    Rule.REFUSALS_ARE_RIGHT.name()),
            new Mutant(
                    "a recovered session writes its rows without its epoch",
                    "session/LifeMark",
                    "epoch = (row instanceof SessionRow.Opened opened ? opened.epoch() : before.life()).value();",
                    "epoch = row instanceof SessionRow.Opened opened ? opened.epoch().value() : epoch;",
                    Rule.PARTIES_END.name()),
            new Mutant(
                    "a snapshot has who left, and whose seat was renewed, under the wrong number",
                    "session/SessionJackson",
                    "            return playerId(key);",
                    "            return playerId(key.endsWith(\"9\") ? key : \"p\" + (Integer.parseInt(key.substring(1)) + 1));",
                    Rule.REFUSALS_ARE_RIGHT.name()),
            new Mutant(
                    "what was known before a row is shown after it",
                    "session/SessionActor",
                    "            lastKnown.certain();\n            certain.set(code, after);",
                    "            certain.set(code, after);",
                    Rule.VIEWS_ARE_CURRENT.name()),
            new Mutant(
                    "a GET that takes no turn of the session is answered of the row before",
                    "session/SessionActor",
                    "            lastKnown.certain();\n            certain.set(code, after);",
                    "            lastKnown.certain();",
                    Rule.VIEWS_ARE_CURRENT.name()),
            new Mutant(
                    "hints tell of the row before",
                    "session/Viewers",
                    "Views.hint(code, after.life(), after.version(), before.game(), game)",
                    "Views.hint(code, after.life(), before.version(), before.game(), game)",
                    Rule.HINTS_ARE_NEWS.name()),
            new Mutant(
                    "a socket is greeted each time that it is asked for",
                    "session/SessionRelay",
                    "if (viewing != null && !viewing.greeted()) {",
                    "if (viewing != null) {",
                    Rule.HINTS_ARE_NEWS.name(),
                    Fault.Kind.LINK_SLOW.name()),
            new Mutant(
                    "the relay does not ask where the session stands",
                    "session/SessionRelay",
                    "            case FeedMessage.Tick tick ->\n"
                            + "                session.accept(new SessionMessage.Poll(getContext().getSelf()));",
                    "            case FeedMessage.Tick tick -> {}",
                    Rule.HINTS_ARRIVE.name()),
            new Mutant(
                    "a departure tells no hint",
                    "session/Viewers",
                    "if (!relays.isEmpty() && after.game() instanceof Game.Live game) {",
                    "if (!relays.isEmpty() && after.game() instanceof Game.Live game && departures(row).isEmpty()) {",
                    Rule.HINTS_ARRIVE.name()),
            new Mutant(
                    "a phase ends without its grace",
                    "game/Game",
                    "!now.isBefore(deadline.plus(GameLimits.DEADLINE_GRACE))",
                    "!now.isBefore(deadline)",
                    Rule.NOTHING_IS_MADE_UP.name()),
            new Mutant(
                    "guesses have as long as lies",
                    "game/PhaseEnd",
                    "deadline(now, lie.round().config().guessSeconds())",
                    "deadline(now, lie.round().config().lieSeconds())",
                    Rule.DEADLINES_ARE_KEPT.name()),
            new Mutant(
                    "only the timer ends a phase",
                    "session/SessionActor",
                    "if (isVisit(message) && deadline.isDue(state, now)) {",
                    "if (message instanceof SessionMessage.DeadlineDue && deadline.isDue(state, now)) {",
                    Rule.DEADLINES_ARE_KEPT.name(),
                    Fault.Kind.JOURNAL_AWAY.name()),
            new Mutant(
                    "a view shows the first lie as one's own",
                    "view/Views",
                    "Lie lie = game.lieOf(me);",
                    "Lie lie = game.lies().isEmpty() ? null : game.lies().getFirst();",
                    Rule.VIEWS_ARE_TRUE.name()),
            new Mutant(
                    "the prompt comes with its answer",
                    "view/Views",
                    "question.category(), question.prompt()",
                    "question.category(), question.prompt() + question.answer()",
                    Rule.NOTHING_LEAKS.name()),
            new Mutant(
                    "an entity tag does not tell whose view it is",
                    "session/ViewJson",
                    "return \"\\\"\" + epoch + \".\" + version + \".\" + word(viewer) + \".\" + RENDERER",
                    "return \"\\\"\" + epoch + \".\" + version + \".\" + RENDERER",
                    Rule.VIEWS_ARE_TRUE.name()));
}
