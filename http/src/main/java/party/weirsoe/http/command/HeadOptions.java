package party.weirsoe.http.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import party.weirsoe.pack.PackHead;
import picocli.CommandLine.Option;

/** What a new pack says of itself; each member has a default, and can be changed in the file. */
final class HeadOptions {
    private static final String JSON = ".json";

    @Option(
            names = "--id",
            paramLabel = "ID",
            description = "The pack's name for programs. Default: the file's, without .json.")
    private @Nullable String id;

    @Option(names = "--title", paramLabel = "TITLE", description = "The pack's name for people. Default: the id.")
    private @Nullable String title;

    @Option(
            names = "--language",
            paramLabel = "TAG",
            defaultValue = "en",
            description = "A BCP 47 tag. Default: ${DEFAULT-VALUE}.")
    private @Nullable String language;

    @Option(
            names = "--licence",
            paramLabel = "LICENCE",
            defaultValue = "All rights reserved",
            description = "Such as CC0-1.0. Default: ${DEFAULT-VALUE}.")
    private @Nullable String licence;

    @Option(names = "--author", paramLabel = "NAME", description = "Once for each author.")
    private List<String> authors = new ArrayList<>();

    PackHead of(Path packFile) {
        String file = String.valueOf(packFile.getFileName());
        String name = id != null ? id : file.endsWith(JSON) ? file.substring(0, file.length() - JSON.length()) : file;
        return new PackHead(
                name,
                title == null ? name : title,
                Objects.requireNonNull(language),
                Objects.requireNonNull(licence),
                authors);
    }
}
