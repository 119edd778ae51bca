package party.weirsoe.http.figures;

import static java.lang.String.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lines over two axes, as SVG that stands inside a page. Colours are the page's, by the class of a line. */
final class Plot {
    private static final double WIDTH = 720;
    private static final double HEIGHT = 276;
    private static final double LEFT = 56;
    private static final double TOP = 30;
    private static final double RIGHT = 40;
    private static final double BOTTOM = 40;

    private final String title;
    private final Axis across;
    private final Axis up;
    private final List<String> drawn = new ArrayList<>();

    /**
     * Where values lie along an axis.
     *
     * @param name with the unit
     */
    record Axis(String name, double from, double to, List<Tick> ticks, boolean logarithmic) {
        record Tick(double at, String label) {}

        Axis {
            ticks = List.copyOf(ticks);
        }

        /** From 0 to 1. */
        double place(double value) {
            double bounded = Math.clamp(value, from, to);
            return logarithmic
                    ? (Math.log(bounded) - Math.log(from)) / (Math.log(to) - Math.log(from))
                    : (bounded - from) / (to - from);
        }

        /** From 0 to at least the highest, with at most six round ticks. */
        static Axis linear(String name, double highest) {
            double most = Math.max(highest, 1);
            double step = 1;
            for (int i = 0; most / step > 5; i++) {
                step *= i % 3 == 1 ? 2.5 : 2;
            }
            List<Tick> ticks = new ArrayList<>();
            for (int i = 0; i == 0 || (i - 1) * step < most; i++) {
                ticks.add(new Tick(i * step, number(i * step)));
            }
            return new Axis(name, 0, ticks.getLast().at(), ticks, false);
        }

        /** A tick for each power of ten around these values, which are positive. */
        static Axis powers(String name, double least, double most) {
            double from = Math.pow(10, Math.floor(Math.log10(least)));
            double to = Math.max(from * 10, Math.pow(10, Math.ceil(Math.log10(most))));
            List<Tick> ticks = new ArrayList<>();
            for (double at = from; at <= to * 1.01; at *= 10) {
                ticks.add(new Tick(at, number(at)));
            }
            return new Axis(name, from, to, ticks, true);
        }

        private static String number(double value) {
            return value >= 1 || value == 0
                    ? format(Locale.ROOT, "%,.0f", value)
                    : format(Locale.ROOT, "%.4f", value).replaceAll("0+$", "");
        }
    }

    record Point(double across, double up) {}

    Plot(String title, Axis across, Axis up) {
        this.title = title;
        this.across = across;
        this.up = up;
    }

    /** @param name of the line, which is also the class that colours it */
    Plot line(String name, List<Point> points) {
        StringBuilder path = new StringBuilder();
        for (Point point : points) {
            path.append(path.isEmpty() ? 'M' : 'L').append(format(Locale.ROOT, "%.1f %.1f", x(point), y(point)));
        }
        if (!path.isEmpty()) {
            drawn.add("<path class=\"line " + name + "\" d=\"" + path + "\"/>");
        }
        return this;
    }

    private double x(Point point) {
        return LEFT + across.place(point.across()) * (WIDTH - LEFT - RIGHT);
    }

    private double y(Point point) {
        return HEIGHT - BOTTOM - up.place(point.up()) * (HEIGHT - TOP - BOTTOM);
    }

    String svg() {
        StringBuilder svg = new StringBuilder(format(
                Locale.ROOT,
                "<svg viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-label=\"%s\">",
                WIDTH,
                HEIGHT,
                Html.escaped(title)));
        double bottom = HEIGHT - BOTTOM;
        for (Axis.Tick tick : up.ticks()) {
            double at = y(new Point(across.from(), tick.at()));
            svg.append(rule(LEFT, at, WIDTH - RIGHT, at, "grid"));
            svg.append(label(LEFT - 8, at + 4, "end", tick.label()));
        }
        for (Axis.Tick tick : across.ticks()) {
            double at = x(new Point(tick.at(), up.from()));
            svg.append(rule(at, bottom, at, bottom + 5, "axis"));
            svg.append(label(at, bottom + 18, "middle", tick.label()));
        }
        svg.append(rule(LEFT, bottom, WIDTH - RIGHT, bottom, "axis"));
        svg.append(label(WIDTH - RIGHT, HEIGHT - 4, "end", across.name()));
        svg.append(label(4, TOP - 16, "start", up.name()));
        drawn.forEach(svg::append);
        return svg.append("</svg>").toString();
    }

    private static String rule(double x1, double y1, double x2, double y2, String look) {
        return format(
                Locale.ROOT,
                "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>",
                look,
                x1,
                y1,
                x2,
                y2);
    }

    private static String label(double x, double y, String anchor, String text) {
        return format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>",
                x,
                y,
                anchor,
                Html.escaped(text));
    }
}
