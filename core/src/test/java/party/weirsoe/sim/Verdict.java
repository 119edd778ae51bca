package party.weirsoe.sim;

/** A promise that was broken. */
record Verdict(Rule rule, String what) {
    @Override
    public String toString() {
        return rule + ": " + what;
    }
}
