package party.weirsoe.sim;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Loads the server and the simulator anew, with one source file of the server's compiled after a replacement. */
final class MutantLoader extends ClassLoader {
    private static final String OURS = "party.weirsoe.";
    private static final Path SOURCES = Path.of("src", "main", "java", "party", "weirsoe");

    private final Path mutated;

    private MutantLoader(Path mutated) {
        super(MutantLoader.class.getClassLoader());
        this.mutated = mutated;
    }

    /**
     * @param folder for the changed source and its classes
     * @throws IllegalStateException where what is to be replaced is not there exactly once: the source has changed
     */
    static MutantLoader of(Mutant mutant, Path folder) {
        try {
            String source = Files.readString(SOURCES.resolve(mutant.file() + ".java"));
            int at = source.indexOf(mutant.from());
            if (at < 0 || source.indexOf(mutant.from(), at + 1) >= 0) {
                throw new IllegalStateException("'" + mutant.from() + "' is not exactly once in " + mutant.file());
            }
            Path file = folder.resolve("src").resolve(mutant.file() + ".java");
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.writeString(file, source.replace(mutant.from(), mutant.to()));
            Path classes = Files.createDirectories(folder.resolve("classes"));
            compile(file, classes);
            return new MutantLoader(classes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void compile(Path file, Path classes) throws IOException {
        JavaCompiler compiler =
                Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "mutants need a JDK, this is a JRE");
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> options = List.of(
                "-cp", classPath, "-d", classes.toString(), "-parameters", "-proc:none", "-nowarn", "-Xlint:none");
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(null, files, null, options, null, files.getJavaFileObjects(file))
                    .call();
            if (!compiled) {
                throw new IllegalStateException(file + " does not compile");
            }
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            if (!name.startsWith(OURS)) {
                return super.loadClass(name, resolve);
            }
            Class<?> known = findLoadedClass(name);
            return known == null ? define(name) : known;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        String path = name.replace('.', '/') + ".class";
        try {
            Path changed = mutated.resolve(path);
            byte[] bytes;
            if (Files.exists(changed)) {
                bytes = Files.readAllBytes(changed);
            } else {
                try (InputStream in = getParent().getResourceAsStream(path)) {
                    if (in == null) {
                        throw new ClassNotFoundException(name);
                    }
                    bytes = in.readAllBytes();
                }
            }
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    /** The simulator as this loader sees it. */
    Trial trial() {
        try {
            Object simulation =
                    loadClass(Simulation.class.getName(), true).getConstructor().newInstance();
            return new Trial(simulation);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A {@link Simulation} of another class loader. */
    static final class Trial implements AutoCloseable {
        private final Object simulation;

        private Trial(Object simulation) {
            this.simulation = simulation;
        }

        List<String> broken(long seed, String fault) {
            return ((List<?>) call("broken", seed, fault))
                    .stream().map(String::valueOf).toList();
        }

        String unfairness() {
            return String.valueOf(call("unfairness"));
        }

        /** What the simulator has to say of the party of that seed; empty where no promise is broken. */
        String story(long seed) {
            return String.valueOf(call("story", seed));
        }

        @Override
        public void close() {
            call("close");
        }

        private Object call(String method, Object... arguments) {
            try {
                List<Class<?>> all = List.of(long.class, String.class);
                Class<?>[] types = all.subList(0, arguments.length).toArray(Class[]::new);
                return Objects.requireNonNullElse(
                        simulation.getClass().getMethod(method, types).invoke(simulation, arguments), "");
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
