package party.weirsoe.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackShelfTest {
    private static final int BUILT_IN = 2;

    private final List<String> complaints = new ArrayList<>();

    @Test
    void theBuiltInPacksHaveNoFault() {
        Packs packs = PackReader.load(null, complaints::add);

        assertThat(complaints).isEmpty();
        assertThat(packs.all())
                .filteredOn("id", Packs.DEFAULT_PACK)
                .singleElement()
                .satisfies(starter -> assertThat(starter.questions()).hasSizeGreaterThanOrEqualTo(20));
    }

    @Test
    void theServerHasTheOthersWhereAPackIsRefusedAndSaysSo(@TempDir Path dir) throws IOException {
        write(dir, "good.json", SamplePacks.canaryJson("good"));
        ObjectNode bad = SamplePacks.canaryJson("bad");
        ((ObjectNode) bad.get("questions").get(4)).put("source", "hearsay");
        bad.remove("title");
        write(dir, "bad.json", bad);
        write(dir, "notes.txt", SamplePacks.canaryJson("text"));
        write(dir, ".hidden.json", SamplePacks.canaryJson("hidden"));
        Files.createDirectory(dir.resolve("folder.json"));

        Packs packs = PackReader.load(dir, complaints::add);

        assertThat(ids(packs)).containsExactly("good", "starter-da", "starter-en");
        assertThat(complaints)
                .containsExactly(
                        dir.resolve("bad.json") + ": missing member title",
                        dir.resolve("bad.json") + ", question q05: source \"hearsay\" is no http or https URL",
                        dir.resolve("folder.json") + ": is no file that can be read");
    }

    @Test
    void ofTwoPacksWithOneIdInTheFolderNeitherIsPlayed(@TempDir Path dir) throws IOException {
        write(dir, "a.json", SamplePacks.canaryJson("twin"));
        write(dir, "b.json", SamplePacks.canaryJson("other"));
        write(dir, "c.json", SamplePacks.canaryJson("twin"));

        assertThat(ids(PackReader.load(dir, complaints::add))).containsExactly("other", "starter-da", "starter-en");

        assertThat(complaints)
                .containsExactly(
                        dir.resolve("a.json") + ": two packs have the id twin, the other is " + dir.resolve("c.json"),
                        dir.resolve("c.json") + ": two packs have the id twin, the other is " + dir.resolve("a.json"));
    }

    @Test
    void aPackWithTheIdOfABuiltInOneIsRefused(@TempDir Path dir) throws IOException {
        write(dir, "mine.json", SamplePacks.canaryJson("starter-en"));

        Packs packs = PackReader.load(dir, complaints::add);

        assertThat(complaints)
                .containsExactly(
                        dir.resolve("mine.json") + ": two packs have the id starter-en, the other is starter-en.json");
        assertThat(packs.all()).hasSize(BUILT_IN).noneMatch(pack -> pack.title().equals("Sample pack"));
    }

    @Test
    void theOrderOfFilesIsNothing() {
        List<PackReading> readings = new ArrayList<>(List.of(
                accepted("a.json", "twin"), accepted("b.json", "twin"), accepted("c.json", "c"), refused("d.json")));
        List<PackReading> builtIn = List.of(accepted("starter-en.json", Packs.DEFAULT_PACK));
        Packs forwards = PackReader.shelve(builtIn, readings, complaints::add);
        List<String> before = List.copyOf(complaints);
        complaints.clear();

        Collections.reverse(readings);
        Packs backwards = PackReader.shelve(builtIn, readings, complaints::add);

        assertThat(backwards.all()).isEqualTo(forwards.all());
        assertThat(complaints).containsExactlyInAnyOrderElementsOf(before).hasSize(3);
    }

    @Test
    void aServerWhoseDefaultPackIsRefusedDoesNotStart() {
        var refused = catchThrowableOfType(
                PackReader.DefaultPackRefused.class,
                () -> PackReader.shelve(
                        List.of(refused("starter-en.json")), List.of(accepted("x.json", "x")), complaints::add));

        assertThat(refused)
                .hasMessage("The default pack starter-en is refused: starter-en.json, question q01: is wrong");
        assertThat(complaints).containsExactly("starter-en.json, question q01: is wrong");
    }

    @Test
    void aServerWithoutADefaultPackDoesNotStart() {
        assertThatThrownBy(() -> PackReader.shelve(List.of(), List.of(accepted("x.json", "x")), complaints::add))
                .isInstanceOf(PackReader.DefaultPackRefused.class)
                .hasMessage("The default pack starter-en is missing.");
    }

    @Test
    void aFolderThatCannotBeReadIsToldByTheNameOfItsSetting(@TempDir Path dir) throws IOException {
        Path missing = dir.resolve("missing");
        Path file = Files.createFile(dir.resolve("file"));

        assertThatThrownBy(() -> PackReader.load(missing, complaints::add))
                .isInstanceOf(PackReader.PackDirUnreadable.class)
                .hasMessage("WPP_PACK_DIR: " + missing + " is no folder that can be read (NoSuchFile).");
        assertThatThrownBy(() -> PackReader.load(file, complaints::add))
                .isInstanceOf(PackReader.PackDirUnreadable.class)
                .hasMessage("WPP_PACK_DIR: " + file + " is no folder that can be read (NotDirectory).");
    }

    @Test
    void aFileOverItsBoundIsRefused(@TempDir Path dir) throws IOException {
        Files.write(dir.resolve("huge.json"), new byte[PackLimits.FILE_BYTES_MAX + 1]);

        PackReader.load(dir, complaints::add);

        assertThat(complaints).containsExactly(dir.resolve("huge.json") + ": is larger than 4194304 bytes");
    }

    @Test
    void noMoreFilesAreReadThanTheBoundAndTheRestIsTold(@TempDir Path dir) throws IOException {
        for (int i = 0; i <= PackLimits.FILES_MAX; i++) {
            write(dir, "p%03d.json".formatted(i), SamplePacks.canaryJson("p" + i));
        }

        assertThat(PackReader.load(dir, complaints::add).all()).hasSize(PackLimits.FILES_MAX + BUILT_IN);

        assertThat(complaints)
                .containsExactly(dir.resolve("p200.json")
                        + ": is not read, and none after it: there are 201 packs, more than 200");
    }

    private static PackReading accepted(String file, String id) {
        return PackReader.read(file, SamplePacks.bytes(SamplePacks.canaryJson(id)));
    }

    private static PackReading refused(String file) {
        return new PackReading.Refused(List.of(new PackFault(file, "q01", "is wrong")));
    }

    private static List<String> ids(Packs packs) {
        return packs.all().stream().map(Pack::id).toList();
    }

    private static void write(Path dir, String name, ObjectNode pack) throws IOException {
        Files.write(dir.resolve(name), SamplePacks.bytes(pack));
    }
}
