package party.weirsoe.game;

import java.util.ArrayList;
import java.util.List;

/** The points of a round. Their sum is the sum over its guesses; nobody scores by their own lie. */
final class Scoring {
    private Scoring() {}

    static List<Award> awards(RoundConfig config, List<Lie> lies, Ballot ballot, List<Guess> guesses) {
        List<Award> awards = new ArrayList<>();
        for (BallotOption option : ballot.options()) {
            List<Guess> believed =
                    guesses.stream().filter(g -> g.option().equals(option.id())).toList();
            if (option.truth()) {
                for (Guess guess : believed) {
                    awards.add(new Award(option.id(), guess.player(), config.truthPoints() * config.multiplier()));
                }
            } else if (!believed.isEmpty()) {
                for (Lie lie : lies) {
                    if (option.authors().contains(lie.author())) {
                        int each = lie.house() ? config.housePoints() : config.foolPoints();
                        awards.add(new Award(option.id(), lie.author(), each * config.multiplier() * believed.size()));
                    }
                }
            }
        }
        return List.copyOf(awards);
    }
}
