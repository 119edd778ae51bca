package party.weirsoe.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import party.weirsoe.session.Journal.StartException;

/**
 * The folder of the embedded server, held by one process at a time: {@code postgres/} has the data,
 * {@code postgres-binaries/} the unpacked programs, {@code postgres.log} what the server says.
 */
final class DataDirectory implements AutoCloseable {
    /** Stands in {@code postgres/} once a server has run on it. */
    private static final String COMPLETE = "weirsoe-complete";

    private static final Path LIBRARY_SCRATCH =
            Path.of(System.getProperty("java.io.tmpdir"), "embedded-pg").normalize();

    private final Path root;
    private final FileChannel channel;

    private DataDirectory(Path root, FileChannel channel) {
        this.root = root;
        this.channel = channel;
    }

    static DataDirectory lock(Path dataDir) {
        Path root = dataDir.toAbsolutePath().normalize();
        if (root.equals(LIBRARY_SCRATCH)) {
            throw new StartException(
                    "the data directory " + dataDir
                            + " belongs to the embedded PostgreSQL's library, which deletes what lies in it: set another WPP_DATA_DIR");
        }
        try {
            Files.createDirectories(root);
            FileChannel channel = FileChannel.open(
                    root.resolve("postgres.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isFree(channel)) {
                channel.close();
                throw new StartException("another server runs on the data directory " + dataDir
                        + ": stop it, or give this one another WPP_DATA_DIR");
            }
            return new DataDirectory(root, channel);
        } catch (IOException e) {
            throw new StartException("cannot write to the data directory " + dataDir + " (WPP_DATA_DIR): " + e, e);
        }
    }

    private static boolean isFree(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) { // by this very process
            return false;
        }
    }

    boolean isHeld() {
        return channel.isOpen();
    }

    Path postgres() {
        return root.resolve("postgres");
    }

    Path binaries() {
        return root.resolve("postgres-binaries");
    }

    Path log() {
        return root.resolve("postgres.log");
    }

    /** Whether there are no data yet. */
    boolean isNew() {
        return !Files.exists(postgres().resolve(COMPLETE));
    }

    /** Puts right what a killed run, or a talkative server, has left. */
    void tidy() throws IOException {
        if (isNew() && Files.exists(postgres())) {
            // The set-up was cut off before the first row. Kept, for nothing that looks like data is ever deleted.
            Files.move(postgres(), root.resolve("postgres-unfinished-" + System.currentTimeMillis()));
        }
        removeHalfUnpackedBinaries();
        if (Files.exists(log()) && Files.size(log()) > PersistenceLimits.SERVER_LOG_BYTES_MAX) {
            Files.move(log(), root.resolve("postgres.log.old"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** A server has run on the data: from now on they are kept. */
    void markComplete() throws IOException {
        if (isNew()) {
            Files.createFile(postgres().resolve(COMPLETE));
        }
    }

    /** The unpacker lets everybody write to the folder of the programs that we run. */
    void protectBinaries() throws IOException {
        // A process that has unpacked them elsewhere runs them from there.
        if (Files.isDirectory(binaries()) && Files.getFileStore(binaries()).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(binaries(), PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    /** The unpacker skips each file that is there, whole or not. */
    private void removeHalfUnpackedBinaries() throws IOException {
        if (!Files.isDirectory(binaries())) {
            return;
        }
        try (Stream<Path> versions = Files.list(binaries())) {
            for (Path version : versions.toList()) {
                if (!Files.exists(version.resolve(".exists"))) {
                    delete(version);
                }
            }
        }
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> found = Files.walk(tree)) {
            List<Path> childrenFirst = found.sorted(Comparator.reverseOrder()).toList();
            for (Path path : childrenFirst) {
                Files.delete(path);
            }
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
