package party.weirsoe.http.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import party.weirsoe.http.limit.HttpLimits;

/** A folder of the class path, be it a directory or in a jar. Where several have its name, the first counts. */
final class ClassPathFolder {
    private ClassPathFolder() {}

    /**
     * All its files, at any depth.
     *
     * @param folder without a slash at its ends
     * @param wanted is asked with a file's path in the folder
     */
    static SortedMap<String, byte[]> read(ClassLoader loader, String folder, Predicate<String> wanted) {
        URL url = loader.getResource(folder);
        if (url == null) {
            throw new IllegalStateException("there is no " + folder + " on the class path");
        }
        try {
            if (url.openConnection() instanceof JarURLConnection jar) {
                Path file = Path.of(jar.getJarFileURL().toURI());
                try (FileSystem inside = FileSystems.newFileSystem(file)) {
                    return files(inside.getPath(folder), wanted);
                }
            }
            return files(Path.of(new URI(url.toString())), wanted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("no path: " + url, e);
        }
    }

    private static SortedMap<String, byte[]> files(Path root, Predicate<String> wanted) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        long bytes = 0;
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
                String name = root.relativize(path)
                        .toString()
                        .replace(root.getFileSystem().getSeparator(), "/");
                if (wanted.test(name)) {
                    bytes += Files.size(path);
                    if (files.size() == HttpLimits.WEB_FILES_MAX || bytes > HttpLimits.WEB_BYTES_MAX) {
                        throw new IllegalStateException(root + " has more than " + HttpLimits.WEB_FILES_MAX
                                + " files or " + HttpLimits.WEB_BYTES_MAX + " bytes");
                    }
                    files.put(name, Files.readAllBytes(path));
                }
            }
        }
        return files;
    }
}
