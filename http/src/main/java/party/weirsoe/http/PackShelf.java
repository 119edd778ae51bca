package party.weirsoe.http;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import party.weirsoe.pack.PackReader;
import party.weirsoe.pack.Packs;

/** Reads the question packs, and says in one line why a server cannot start without some. */
final class PackShelf {
    private PackShelf() {}

    static Packs load(@Nullable Path packDir, Consumer<String> complaints) {
        try {
            return PackReader.load(packDir, complaints);
        } catch (PackReader.DefaultPackRefused | PackReader.PackDirUnreadable e) {
            throw new SettingsException(String.valueOf(e.getMessage()), e);
        }
    }
}
