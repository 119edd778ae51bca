package party.weirsoe.http.figures;

/** The bounds of what a run keeps and tells of itself. */
final class FigureLimits {
    /** What takes longer counts as this. */
    static final long MICROS_MAX = 3_600_000_000L;
    /** Of a latency: three significant digits are kept. */
    static final int DIGITS = 3;
    /** Seconds that are plotted, a day; a longer run has the rest in its percentiles only. */
    static final int SECONDS_MAX = 86_400;
    /** Points of a line: where there are more seconds, several share one. */
    static final int POINTS_MAX = 300;
    /** Different codes of errors; there are fewer, unless something else than our server answers. */
    static final int CODES_MAX = 200;
    /** Violations that are told in full. */
    static final int BROKEN_MAX = 100;

    private FigureLimits() {}
}
