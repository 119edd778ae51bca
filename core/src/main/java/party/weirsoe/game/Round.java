package party.weirsoe.game;

/** The round being played: its bootstrap, with what stays hidden, and the seed of its ballot. */
public record Round(int number, RoundConfig config, Question question, RoundSeed seed) {}
