package party.weirsoe.http;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import party.weirsoe.session.Tokens;

/**
 * The generated secret of a server whose operator gave none: {@code <data dir>/secret}, readable by its owner only. It must
 * outlive restarts, or every token given out before one would be worthless after it.
 */
final class SecretFile {
    private static final int SECRET_BYTES = 32;
    private static final String OWNER_ONLY = "rw-------";

    private SecretFile() {}

    static ServerSettings.Secret readOrCreate(Path dataDir) {
        Path file = dataDir.resolve("secret");
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(dataDir);
                create(dataDir, file);
            }
            String secret = Files.readString(file, StandardCharsets.US_ASCII).trim();
            if (secret.length() < Tokens.SECRET_CHARACTERS_MIN) {
                throw new SettingsException("WPP_DATA_DIR: " + file
                        + " holds no secret; put the lost one back, or delete the file (all tokens become invalid).");
            }
            return new ServerSettings.Secret(secret);
        } catch (IOException e) {
            throw new SettingsException(
                    "WPP_DATA_DIR: the secret in " + file + " can be neither read nor written (" + e.getMessage()
                            + "); set WPP_SECRET, or another folder.",
                    e);
        }
    }

    /** Written aside and linked into place: whoever sees the file sees all of it, and of two starters one wins. */
    private static void create(Path dataDir, Path file) throws IOException {
        byte[] random = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(random);
        Path draft = Files.createTempFile(dataDir, "secret", ".draft", ownerOnly(dataDir));
        try {
            try (FileChannel out = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                out.write(StandardCharsets.US_ASCII.encode(HexFormat.of().formatHex(random) + "\n"));
                out.force(true);
            }
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            // Another process was faster: its secret is the one.
        } finally {
            Files.delete(draft);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path dataDir) throws IOException {
        boolean posix = Files.getFileStore(dataDir).supportsFileAttributeView("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY))
                }
                : new FileAttribute<?>[0];
    }
}
