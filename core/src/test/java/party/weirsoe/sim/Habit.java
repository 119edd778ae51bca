package party.weirsoe.sim;

import java.util.SplittableRandom;

/** How somebody plays. */
enum Habit {
    /** Acts within a second or so. The plainest, which shrinking prefers. */
    QUICK(50, 1_500),
    /** Often later than the phase lasts. */
    SLOW(2_000, 25_000),
    /** Sleeps through every other phase. */
    SLEEPING(500, 6_000),
    /** Gives every command twice. */
    DOUBLE_TAPPING(50, 2_500),
    /** Leaves in the middle, and joins anew under another name. */
    LEAVING(200, 4_000),
    /** Tries what must be refused: the truth, their own lie, others' options, other rounds, a second thought, an old token. */
    CHEATING(50, 3_000);

    private final int thinkMin;
    private final int thinkMax;

    Habit(int thinkMin, int thinkMax) {
        this.thinkMin = thinkMin;
        this.thinkMax = thinkMax;
    }

    /** In milliseconds. */
    int think(SplittableRandom chance) {
        return chance.nextInt(thinkMin, thinkMax);
    }
}
