package party.weirsoe.http.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import party.weirsoe.game.Question;
import party.weirsoe.pack.Pack;
import party.weirsoe.pack.PackFault;
import party.weirsoe.pack.PackLimits;
import party.weirsoe.pack.PackReader;
import party.weirsoe.pack.PackReading;
import party.weirsoe.pack.PackSheet;
import party.weirsoe.pack.PackWriter;
import party.weirsoe.pack.SheetReading;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * For authors of question packs. Exit code 0: all is well; 1: a file has faults, each told in a line; 2: the command cannot
 * be done as it was given, told in one line.
 */
@Command(
        name = "packs",
        description = "Helps to write question packs.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footer = "How to write a pack: docs/packs.md.")
public final class PacksCommand implements Callable<Integer> {
    private static final int FAULTY = 1;

    @Spec
    private @Nullable CommandSpec spec;

    /** Without a command there is nothing to do. */
    @Override
    public Integer call() {
        throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "Missing command");
    }

    @Command(
            name = "check",
            description = "Tells everything that is wrong with packs: the file, the question, the reason.",
            mixinStandardHelpOptions = true)
    int check(@Parameters(paramLabel = "FILE", arity = "1..*", description = "Packs.") List<Path> files) {
        files.forEach(file -> mustBeReadable("check", file));
        int code = 0;
        for (PackReading reading : PackReader.check(files)) {
            switch (reading) {
                case PackReading.Accepted good -> say(good.file() + ": " + summary(good.pack()));
                case PackReading.Refused bad -> code = tell(bad.faults());
            }
        }
        return code;
    }

    @Command(
            name = "new",
            description = "Writes a pack to begin from, with two questions to overwrite.",
            mixinStandardHelpOptions = true)
    int create(
            @Parameters(paramLabel = "FILE", description = "The pack, such as quiz.json. It must not exist.") Path file,
            @Mixin HeadOptions head) {
        write("new", file, PackWriter.skeleton(head.of(file)));
        say(file + " is written. Overwrite its questions, then: wpp packs check " + file);
        return 0;
    }

    @Command(
            name = "from-csv",
            description = "Makes a pack from a spreadsheet with a question in each row.",
            mixinStandardHelpOptions = true)
    int fromCsv(
            @Parameters(index = "0", paramLabel = "CSV", description = "The spreadsheet, saved as CSV.") Path csv,
            @Parameters(
                            index = "1",
                            paramLabel = "FILE",
                            description = "The pack, such as quiz.json. It must not exist.")
                    Path file,
            @Mixin HeadOptions head) {
        mustBeReadable("from-csv", csv);
        switch (PackSheet.read(csv.toString(), bytes("from-csv", csv), head.of(file))) {
            case SheetReading.Imported good -> {
                write("from-csv", file, good.json());
                if (!good.encoding().equals(StandardCharsets.UTF_8.name())) {
                    say(csv + ": is not UTF-8, and was read as " + good.encoding());
                }
                say(file + ": " + summary(good.pack()));
                return 0;
            }
            case SheetReading.Refused bad -> {
                return tell(bad.faults());
            }
        }
    }

    private static String summary(Pack pack) {
        List<Question> questions = pack.questions();
        return "no fault. " + pack.id() + " (" + pack.language() + "): " + questions.size()
                + (questions.size() == 1 ? " question, " : " questions, ")
                + questions.stream().filter(Question::finale).count() + " final, "
                + questions.stream().filter(Question::familyFriendly).count() + " family-friendly";
    }

    private int tell(List<PackFault> faults) {
        faults.forEach(fault -> say(fault.toString()));
        return FAULTY;
    }

    private void say(String line) {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        out.println(line);
        out.flush();
    }

    private void mustBeReadable(String command, Path file) {
        if (Files.isDirectory(file) || !Files.isReadable(file)) {
            throw wrong(command, file + (Files.exists(file) ? " is no file that can be read" : " does not exist"));
        }
    }

    /** One more than the bound, so that the reader can tell. */
    private byte[] bytes(String command, Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(PackLimits.FILE_BYTES_MAX + 1);
        } catch (IOException e) {
            throw wrong(command, file + " is no file that can be read");
        }
    }

    private void write(String command, Path file, byte[] json) {
        try {
            Files.write(file, json, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw wrong(command, file + " exists already, and is left as it is");
        } catch (NoSuchFileException e) {
            throw wrong(command, file + " cannot be written: there is no such folder");
        } catch (IOException e) {
            throw wrong(command, file + " cannot be written (" + e.getMessage() + ")");
        }
    }

    private ParameterException wrong(String command, String reason) {
        CommandLine line =
                Objects.requireNonNull(spec).commandLine().getSubcommands().get(command);
        return new ParameterException(Objects.requireNonNull(line), reason);
    }
}
