package party.weirsoe.http.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.assertj.core.data.Percentage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What was measured is told alike to people, to programs and on a page, and the slow ones are not rounded away. */
class FiguresTest {
    private static final Pattern ELSEWHERE =
            Pattern.compile("(?i)<script|<link|<img|<iframe|url\\(|@import|javascript:");

    private final Meters meters = new Meters();

    @Test
    void theSlowestOfAThousandIsTold() {
        for (int i = 1; i < 1_000; i++) {
            meters.ack().took(TimeUnit.MILLISECONDS.toNanos(2));
        }
        meters.ack().took(TimeUnit.SECONDS.toNanos(3));

        Percentiles ack = meters.ackSoFar();
        assertThat(ack.count()).isEqualTo(1_000);
        assertThat(ack.p50()).isCloseTo(2, within(1));
        assertThat(ack.p99()).isCloseTo(2, within(1));
        assertThat(ack.max()).isCloseTo(3_000, within(1));
    }

    @Test
    void aLatencyOutsideAllBoundsStillCounts() {
        meters.hint().took(-5);
        meters.hint().took(Long.MAX_VALUE);

        assertThat(meters.hintSoFar().count()).isEqualTo(2);
    }

    @Test
    void eachSecondTellsOfItsOwnAndTheWholeOfAll() {
        meters.ack().took(TimeUnit.MILLISECONDS.toNanos(1));
        meters.second(10);
        meters.ack().took(TimeUnit.MILLISECONDS.toNanos(100));
        meters.second(25);

        assertThat(meters.seconds()).extracting(Meters.Second::commands).containsExactly(10L, 15L);
        assertThat(meters.seconds().get(1).ack().count()).isEqualTo(1);
        assertThat(meters.seconds().get(1).ack().p50()).isCloseTo(100, within(1));
        assertThat(meters.ackSoFar().count()).isEqualTo(2);
    }

    @Test
    void strangeAnswersDoNotFillTheMemory() {
        for (int i = 0; i < 10_000; i++) {
            meters.error("code" + i);
        }

        assertThat(meters.errors()).hasSizeLessThanOrEqualTo(FigureLimits.CODES_MAX + 1);
        assertThat(meters.errors().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(10_000);
    }

    @Test
    void theSummaryTellsWhatPeopleAskFor() {
        assertThat(String.join("\n", Summary.lines(figures(List.of(), 2.5))))
                .contains("12 parties in 10.0 s, all to their end; seed 7")
                .contains("1,000 commands, 100 a second")
                .contains("outcome_unknown 3")
                .contains("CPU for a command: 1500 µs here, 2500 µs in the server's process")
                .endsWith("no promise was found broken");
    }

    @Test
    void withoutTheServersCpuNobodyIsToldOfIt() {
        assertThat(FiguresJson.json(figures(List.of(), null))
                        .at("/cpu_s/server")
                        .isMissingNode())
                .isTrue();
        assertThat(HtmlReport.page(figures(List.of(), null))).doesNotContain("for a command, server");
        assertThat(String.join("\n", Summary.lines(figures(List.of(), null))))
                .doesNotContain("in the server's process");
    }

    @Test
    void thePageNeedsNothingFromElsewhereAndIsFilledIn() {
        String page = HtmlReport.page(figures(List.of(), 2.5));

        assertThat(page).doesNotContainPattern(ELSEWHERE).doesNotContain("{{");
        assertThat(page)
                .contains(
                        "No promise was found broken", "<path class=\"line ack\"", "<path class=\"line top\"", "1,000");
    }

    @Test
    void aBrokenPromiseStandsOnThePageAsTextAndNotAsMarkup() {
        Figures.Broken broken = new Figures.Broken("party 1", "NOTHING_IS_LOST", "<script>alert('{{tiles}}')</script>");

        assertThat(HtmlReport.page(figures(List.of(broken), 1.0)))
                .contains("Promises broken: 1", "NOTHING_IS_LOST", "&lt;script&gt;alert")
                .doesNotContainPattern(ELSEWHERE);
    }

    @Test
    void aRunWithoutAnyMeasurementIsTold() {
        Percentiles none = meters.ackSoFar();
        Figures figures = new Figures(
                Map.of(),
                1,
                0,
                3,
                0,
                new Figures.Counts(0, 0, 0, 0, 0),
                none,
                none,
                none,
                Map.of(),
                new Figures.Cpu(0, null),
                3,
                List.of(),
                List.of());

        assertThat(HtmlReport.page(figures)).doesNotContain("NaN", "Infinity");
        assertThat(FiguresJson.json(figures).at("/ack_ms/max").asDouble()).isZero();
        assertThat(Summary.lines(figures)).isNotEmpty();
    }

    private Figures figures(List<Figures.Broken> broken, @Nullable Double serverCpu) {
        for (int second = 0; second < 10; second++) {
            for (int i = 1; i <= 100; i++) {
                meters.ack().took(TimeUnit.MICROSECONDS.toNanos(100L * i * (second + 1)));
                meters.hint().took(TimeUnit.MICROSECONDS.toNanos(150L * i * (second + 1)));
                meters.hintToView().took(TimeUnit.MICROSECONDS.toNanos(900L * i));
            }
            meters.second(100L * (second + 1));
        }
        return new Figures(
                Map.of("url", "http://127.0.0.1:8080", "parties", 12),
                7,
                12,
                0,
                10,
                new Figures.Counts(1_000, 4, 5, 3_000, 5_000),
                meters.ackSoFar(),
                meters.hintSoFar(),
                meters.hintToViewSoFar(),
                Map.of("outcome_unknown", 3L),
                new Figures.Cpu(1.5, serverCpu),
                broken.size(),
                broken,
                new ArrayList<>(meters.seconds()));
    }

    private static Percentage within(int percent) {
        return Percentage.withPercentage(percent);
    }
}
