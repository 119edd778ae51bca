package party.weirsoe.sim;

import org.jspecify.annotations.Nullable;
import party.weirsoe.game.HostMove;
import party.weirsoe.game.LieChoice;
import party.weirsoe.game.OptionId;
import party.weirsoe.game.PlayerId;

/** What a client wants with a request. Two with the same name are duplicates in the sense of the protocol. */
sealed interface Deed {
    /** Empty for what changes nothing and has no duplicates. */
    String name();

    record Open(String key) implements Deed {
        @Override
        public String name() {
            return "open";
        }
    }

    record Join(String nickname, String key) implements Deed {
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

    record Depart(PlayerId player, boolean kicked) implements Deed {
        @Override
        public String name() {
            return "departure of " + player;
        }
    }

    record Renew(PlayerId player, int generation) implements Deed {
        @Override
        public String name() {
            return "seat " + (generation + 1) + " of " + player;
        }
    }

    record Delete() implements Deed {
        @Override
        public String name() {
            return "delete";
        }
    }

    /** A GET. */
    record Look(@Nullable String etag) implements Deed {
        @Override
        public String name() {
            return "";
        }
    }
}
