package party.weirsoe.session;

import org.jspecify.annotations.Nullable;
import party.weirsoe.game.Nickname;
import party.weirsoe.game.OptionId;
import party.weirsoe.game.PlayerId;
import party.weirsoe.game.Receipt;

/** The values of one canonical response; {@link CanonicalJson} makes its bytes. Kept as long as the session. */
sealed interface Recorded {
    /** A response that says where the session stood. */
    sealed interface Stamped extends Recorded {
        Stamp stamp();
    }

    record Opening(@Nullable RequestKey key, Stamp stamp) implements Stamped {}

    record Joining(
            PlayerId player, Nickname nickname, @Nullable RequestKey key, Stamp stamp) implements Stamped {}

    /** A seat's next token. Nothing is recorded for it alone: the join has the name, the roster the generations. */
    record Seating(PlayerId player, Nickname nickname, int generation) implements Recorded {}

    record Lying(int round, PlayerId player, String text, boolean house, Stamp stamp) implements Stamped {}

    record Guessing(int round, PlayerId player, OptionId option, Stamp stamp) implements Stamped {}

    record Moving(Receipt receipt, Stamp stamp) implements Stamped {}
}
