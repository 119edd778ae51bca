package party.weirsoe.session;

import org.jspecify.annotations.Nullable;
import party.weirsoe.game.Nickname;
import party.weirsoe.game.OptionId;
import party.weirsoe.game.PlayerId;
import party.weirsoe.game.Receipt;

/** The values of one canonical response; {@link CanonicalJson} makes its bytes. Kept as long as the session. */
sealed interface Recorded {
    Stamp stamp();

    record Opening(@Nullable RequestKey key, Stamp stamp) implements Recorded {}

    record Joining(
            PlayerId player, Nickname nickname, @Nullable RequestKey key, Stamp stamp) implements Recorded {}

    record Lying(int round, PlayerId player, String text, boolean house, Stamp stamp) implements Recorded {}

    record Guessing(int round, PlayerId player, OptionId option, Stamp stamp) implements Recorded {}

    record Moving(Receipt receipt, Stamp stamp) implements Recorded {}
}
