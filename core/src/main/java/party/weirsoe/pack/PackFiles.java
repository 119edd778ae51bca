package party.weirsoe.pack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where packs lie: in the jar, listed by {@code packs/index.txt}, and in a folder of the operator's. */
final class PackFiles {
    static final String TOO_LARGE = "is larger than " + PackLimits.FILE_BYTES_MAX + " bytes";

    private static final String BUILT_IN = "/packs/";

    private PackFiles() {}

    static List<PackReading> builtIn() {
        try (InputStream index = resource("index.txt")) {
            if (index == null) {
                return List.of();
            }
            return new String(index.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(name -> !name.isBlank())
                    .map(PackFiles::builtIn)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PackReading builtIn(String name) {
        return read(name, PackLimits.FAULTS_MAX, () -> resource(name));
    }

    /** One file, for its author: with every fault. */
    static PackReading one(Path file) {
        return read(file.toString(), PackLimits.FAULTS_CHECKED_MAX, () -> Files.newInputStream(file));
    }

    /** {@code *.json} in the order of their names; hidden files are not looked at, as a shell would not. */
    static List<PackReading> in(Path packDir) {
        List<String> names;
        try (Stream<Path> files = Files.list(packDir)) {
            names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json") && !name.startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new PackReader.PackDirUnreadable(packDir, e);
        }
        List<PackReading> readings = new ArrayList<>();
        for (String name : names.subList(0, Math.min(names.size(), PackLimits.FILES_MAX))) {
            Path file = packDir.resolve(name);
            readings.add(
                    Files.isRegularFile(file)
                            ? read(file.toString(), PackLimits.FAULTS_MAX, () -> Files.newInputStream(file))
                            : refused(file.toString(), "is no file that can be read"));
        }
        if (names.size() > PackLimits.FILES_MAX) {
            String first = packDir.resolve(names.get(PackLimits.FILES_MAX)).toString();
            readings.add(refused(
                    first,
                    "is not read, and none after it: there are " + names.size() + " packs, more than "
                            + PackLimits.FILES_MAX));
        }
        return readings;
    }

    private static PackReading read(String name, int faultsMax, Source source) {
        try (InputStream in = source.open()) {
            if (in == null) {
                return refused(name, "is listed in packs/index.txt, and is not there");
            }
            byte[] json = in.readNBytes(PackLimits.FILE_BYTES_MAX + 1);
            return json.length > PackLimits.FILE_BYTES_MAX
                    ? refused(name, TOO_LARGE)
                    : PackReader.read(name, json, faultsMax);
        } catch (IOException e) {
            return refused(name, "cannot be read (" + why(e) + ")");
        }
    }

    private static PackReading refused(String name, String reason) {
        return new PackReading.Refused(List.of(new PackFault(name, null, reason)));
    }

    private static @Nullable InputStream resource(String name) {
        return PackReader.class.getResourceAsStream(BUILT_IN + name);
    }

    /** What the file system said: its exceptions are named for the reason, and their message is only the path. */
    static String why(Throwable e) {
        Throwable cause = e.getCause();
        Throwable said = e instanceof UncheckedIOException && cause != null ? cause : e;
        return said.getClass().getSimpleName().replace("Exception", "");
    }

    private interface Source {
        @Nullable InputStream open() throws IOException;
    }
}
