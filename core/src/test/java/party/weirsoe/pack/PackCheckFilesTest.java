package party.weirsoe.pack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files are checked as a server would read them. */
class PackCheckFilesTest {
    @TempDir
    Path dir;

    @Test
    void eachFileIsAnsweredInItsOrder() throws IOException {
        Path bad = write("b.json", SamplePacks.canaryJson("b").put("title", ""));
        Path good = write("a.json", SamplePacks.canaryJson("a"));

        assertThat(PackReader.check(List.of(bad, good, bad)))
                .satisfiesExactly(
                        first -> assertThat(first).isEqualTo(refused(bad, "title is empty")),
                        second -> assertThat(second)
                                .isEqualTo(new PackReading.Accepted(good.toString(), SamplePacks.canary("a"))));
    }

    @Test
    void twoFilesWithOneIdAreBothRefused() throws IOException {
        Path one = write("one.json", SamplePacks.canaryJson("twin"));
        Path two = write("two.json", SamplePacks.canaryJson("twin"));

        assertThat(PackReader.check(List.of(one, two)))
                .containsExactly(
                        refused(one, "two packs have the id twin, the other is " + two),
                        refused(two, "two packs have the id twin, the other is " + one));
    }

    @Test
    void theIdOfABuiltInPackIsTakenUnlessTheFileIsThatPack() throws IOException {
        Path other = write("other.json", SamplePacks.canaryJson("starter-en"));
        Path itself = dir.resolve("copy.json");
        try (InputStream builtIn = Objects.requireNonNull(getClass().getResourceAsStream("/packs/starter-en.json"))) {
            Files.copy(builtIn, itself);
        }

        assertThat(PackReader.check(List.of(other)))
                .containsExactly(refused(other, "two packs have the id starter-en, the other is starter-en.json"));
        assertThat(PackReader.check(List.of(itself))).singleElement().isInstanceOf(PackReading.Accepted.class);
    }

    @Test
    void anAuthorIsToldMoreFaultsThanALogOfTheServer() throws IOException {
        ObjectNode pack = SamplePacks.canaryJson("bad");
        for (int i = 0; i < 1000; i++) {
            BrokenPack.array(pack, "questions").add(i);
        }

        assertThat(PackReader.check(List.of(write("bad.json", pack))))
                .singleElement()
                .satisfies(reading ->
                        assertThat(((PackReading.Refused) reading).faults()).hasSize(1000));
    }

    @Test
    void aFileOverItsBoundIsRefused() throws IOException {
        Path huge = dir.resolve("huge.json");
        Files.write(huge, new byte[PackLimits.FILE_BYTES_MAX + 1]);

        assertThat(PackReader.check(List.of(huge))).containsExactly(refused(huge, "is larger than 4194304 bytes"));
    }

    private static PackReading refused(Path file, String reason) {
        return new PackReading.Refused(List.of(new PackFault(file.toString(), null, reason)));
    }

    private Path write(String name, ObjectNode pack) throws IOException {
        return Files.write(dir.resolve(name), SamplePacks.bytes(pack));
    }
}
