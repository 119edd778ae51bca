package party.weirsoe.game;

import java.util.List;
import org.jspecify.annotations.Nullable;
import party.weirsoe.game.Decision.Refused;
import party.weirsoe.game.GameEvent.LieSubmitted;

/** Writing a lie. The order of the refusals is part of the protocol. */
final class LieRules {
    private LieRules() {}

    static Decision submit(Game.Live game, GameCommand.SubmitLie command) {
        Party party = game.party();
        if (command.round() > party.round()) {
            return new Refused(Refusal.ROUND_MISMATCH);
        }
        boolean current = command.round() == party.round();
        if (current && game instanceof Game.InRound round && round.lieOf(command.player()) != null) {
            return new Refused(Refusal.LIE_ALREADY_SUBMITTED);
        }
        if (!party.roster().isActive(command.player())) {
            return new Refused(Refusal.NOT_IN_THIS_ROUND);
        }
        if (!current || !(game instanceof Game.LiePhase phase)) {
            return new Refused(Refusal.LIE_PHASE_CLOSED);
        }
        return switch (command.choice()) {
            case LieChoice.House house ->
                accept(phase, command, Ballot.houseLie(phase.round(), phase.lies(), party.language()), true);
            case LieChoice.Typed typed -> {
                Refusal refusal = judge(phase, typed.text(), command.triesSpent());
                yield refusal == null ? accept(phase, command, typed.text(), false) : new Refused(refusal);
            }
        };
    }

    private static @Nullable Refusal judge(Game.LiePhase phase, String text, int triesSpent) {
        String language = phase.party().language();
        TextKey key = TextKey.of(text, language);
        if (key.isEmpty()) {
            return Refusal.LIE_EMPTY;
        }
        if (!PlainText.fits(text, GameLimits.LIE_CHARACTERS_MAX, GameLimits.LIE_BYTES_MAX)) {
            return Refusal.LIE_TOO_LONG;
        }
        if (triesSpent >= GameLimits.LIE_TRIES_MAX) {
            return Refusal.LIE_TRIES_SPENT;
        }
        return givesTheTruthAway(phase.round().question(), key, language) ? Refusal.TOO_CLOSE_TO_TRUTH : null;
    }

    private static boolean givesTheTruthAway(Question question, TextKey key, String language) {
        List<String> spellings = question.alternateSpellings();
        return key.isCloseTo(TextKey.of(question.answer(), language))
                || spellings.stream().anyMatch(s -> TextKey.of(s, language).equals(key));
    }

    private static Decision accept(Game.LiePhase phase, GameCommand.SubmitLie command, String text, boolean house) {
        return PhaseEnd.ifComplete(phase, new LieSubmitted(command.player(), text, house), command.now());
    }
}
