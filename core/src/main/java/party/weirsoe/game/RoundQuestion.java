package party.weirsoe.game;

/** What may be seen of a question while people lie and guess: one half of the round bootstrap. */
public record RoundQuestion(String id, String category, String prompt) {}
