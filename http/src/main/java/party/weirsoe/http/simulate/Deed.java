package party.weirsoe.http.simulate;

import party.weirsoe.game.HostMove;
import party.weirsoe.game.LieChoice;
import party.weirsoe.game.OptionId;
import party.weirsoe.game.PlayerId;

/** What a client wants with a command, in the words of the rules. Two requests with the same name are duplicates. */
public sealed interface Deed {
    /** What the protocol goes by when it looks for a duplicate. */
    String name();

    record Open() implements Deed {
        @Override
        public String name() {
            return "open";
        }
    }

    /** With an {@code Idempotency-Key} of its own. */
    record Join(String nickname) implements Deed {
        @Override
        public String name() {
            return "join " + nickname;
        }
    }

    record Lie(PlayerId player, int round, LieChoice choice) implements Deed {
        @Override
        public String name() {
            return "lie " + round + " of " + player;
        }
    }

    record Guess(PlayerId player, int round, OptionId option) implements Deed {
        @Override
        public String name() {
            return "guess " + round + " of " + player;
        }
    }

    /** @param round that the host was looking at */
    record Move(HostMove move, int round) implements Deed {
        @Override
        public String name() {
            return move.word() + " " + round;
        }
    }
}
