package party.weirsoe.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs {@link CoreMicro} and writes {@code core/target/jmh.json}. Not part of the tests: {@code docs/performance.md} says
 * how. {@code -Djmh.include} takes a part of a method's name.
 */
class CoreBench {
    @Test
    void microBenchmarks() throws RunnerException {
        var options = new OptionsBuilder()
                .include(CoreMicro.class.getSimpleName() + ".*" + System.getProperty("jmh.include", ""))
                .forks(Integer.getInteger("jmh.forks", 2))
                .warmupIterations(5)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(1))
                .addProfiler("gc")
                .shouldFailOnError(true)
                .resultFormat(ResultFormatType.JSON)
                .result("target/jmh.json")
                .build();
        assertThat(new Runner(options).run()).isNotEmpty();
    }
}
