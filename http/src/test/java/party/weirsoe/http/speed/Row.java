package party.weirsoe.http.speed;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One line of the table.
 *
 * @param values of the repetitions
 * @param anchor what is compared with, measured in turn with the values; null: nothing, or it was not measured
 * @param target null: for information
 */
record Row(
        String what,
        String unit,
        List<Double> values,
        @Nullable String anchorName,
        @Nullable List<Double> anchor,
        @Nullable Target target) {
    /**
     * @param ofRatio the bound is one of value : anchor, else of the value
     * @param most the bound is the greatest that is good enough, else the least
     */
    record Target(boolean ofRatio, boolean most, double bound) {
        private boolean isMet(double measured) {
            return most ? measured <= bound : measured >= bound;
        }

        @Override
        public String toString() {
            return (most ? "≤ " : "≥ ") + number(bound) + (ofRatio ? " ×" : "");
        }
    }

    static Row of(String what, String unit, double... values) {
        return new Row(what, unit, list(values), null, null, null);
    }

    Row beside(String name, double @Nullable [] measured) {
        return new Row(what, unit, values, name, measured == null ? null : list(measured), target);
    }

    Row atMost(double bound) {
        return new Row(what, unit, values, anchorName, anchor, new Target(false, true, bound));
    }

    Row ratioAtMost(double bound) {
        return new Row(what, unit, values, anchorName, anchor, new Target(true, true, bound));
    }

    Row ratioAtLeast(double bound) {
        return new Row(what, unit, values, anchorName, anchor, new Target(true, false, bound));
    }

    Row atLeast(double bound) {
        return new Row(what, unit, values, anchorName, anchor, new Target(false, false, bound));
    }

    /** Of each repetition with the one beside it; null where nothing stands beside. */
    @Nullable List<Double> ratios() {
        List<Double> others = anchor;
        return others == null
                ? null
                : IntStream.range(0, values.size())
                        .mapToObj(i -> values.get(i) / others.get(i))
                        .toList();
    }

    String verdict() {
        if (target == null) {
            return "";
        }
        List<Double> judged = target.ofRatio() ? ratios() : values;
        return judged == null ? "not measured" : target.isMet(median(judged)) ? "pass" : "MISSED";
    }

    /** What stands beside it, in words. */
    String anchorText() {
        if (anchorName == null) {
            return "";
        }
        return anchorName + ": " + (anchor == null ? "not measured" : spread(anchor));
    }

    static String spread(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        String median = number(median(values));
        return sorted.size() == 1
                ? median
                : median + " (" + number(sorted.getFirst()) + "–" + number(sorted.getLast()) + ")";
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private static List<Double> list(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    private static String number(double value) {
        double size = Math.abs(value);
        return String.format(Locale.ROOT, size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f", value);
    }
}
