package party.weirsoe.http.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import party.weirsoe.http.limit.HttpLimits;

/** The pages are found in the sources, in a build, and in a jar, with any characters in the way to it. */
class ClassPathFolderTest {
    private static final String[] FILES = {"index.html", "js/home.js", "js/host/lobby.js"};

    @TempDir
    Path temporary;

    @Test
    void aDirectoryIsReadToItsGround() throws IOException {
        assertReadsAll(directory("with space+%"));
    }

    @Test
    void aJarIsReadToItsGround() throws IOException {
        Path jar = temporary.resolve("with space+%.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            for (String folder : new String[] {"web/", "web/js/", "web/js/host/"}) {
                entries.putNextEntry(new JarEntry(folder));
            }
            for (String file : FILES) {
                entries.putNextEntry(new JarEntry("web/" + file));
                entries.write(file.getBytes(StandardCharsets.UTF_8));
            }
        }
        assertReadsAll(jar);
        assertReadsAll(jar);
    }

    @Test
    void theFirstOfTwoCounts() throws IOException {
        Path first = temporary.resolve("first");
        Files.createDirectories(first.resolve("web"));
        Files.writeString(first.resolve("web/mine.js"), "");

        assertThat(read(first, directory("second"))).containsOnlyKeys("mine.js");
    }

    @Test
    void aMissingFolderAndOneWithoutAnEndAreSaid() throws IOException {
        Path root = directory("many");
        assertThatThrownBy(() -> read(temporary)).hasMessageContaining("no web on the class path");

        for (int i = FILES.length; i <= HttpLimits.WEB_FILES_MAX; i++) {
            Files.createFile(root.resolve("web/" + i + ".js"));
        }
        assertThatThrownBy(() -> read(root)).hasMessageContaining("more than " + HttpLimits.WEB_FILES_MAX + " files");
    }

    @Test
    void aFolderThatWouldFillTheMemoryIsSaid() throws IOException {
        Path root = directory("large");
        Files.write(root.resolve("web/large.js"), new byte[HttpLimits.WEB_BYTES_MAX]);

        assertThatThrownBy(() -> read(root)).hasMessageContaining(HttpLimits.WEB_BYTES_MAX + " bytes");
    }

    private Path directory(String name) throws IOException {
        Path root = temporary.resolve(name);
        for (String file : FILES) {
            Path path = root.resolve("web").resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, file);
        }
        return root;
    }

    private static void assertReadsAll(Path root) throws IOException {
        SortedMap<String, byte[]> files = read(root);
        assertThat(files).containsOnlyKeys(FILES);
        files.forEach((name, bytes) ->
                assertThat(bytes).asString(StandardCharsets.UTF_8).isEqualTo(name));
    }

    private static SortedMap<String, byte[]> read(Path... classPath) throws IOException {
        URL[] urls = new URL[classPath.length];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = classPath[i].toUri().toURL();
        }
        try (URLClassLoader loader = new URLClassLoader(urls, null)) {
            return ClassPathFolder.read(loader, "web", name -> true);
        }
    }
}
