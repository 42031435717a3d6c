package dev.berth.image;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The program behind `./berth image`.
@Command(
        name = "berth image",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Make the container image, without a container engine. Without --base it is made of what this machine has:"
                        + " a Java runtime cut to what Berth needs and the C library.")
final class ImageCommand implements Callable<Integer> {

    private static final String SCRATCH = "scratch";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by the command-line parser before anything runs
    private CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init")
    private Destination destination;

    /// Where the image goes.
    static final class Destination {
        @Option(
                names = "--output",
                paramLabel = "FILE",
                description = "Write an archive for docker load, podman load, crane push, skopeo copy docker-archive:.")
        private @Nullable Path output;

        @Option(
                names = "--push",
                paramLabel = "REFERENCE",
                description = "Push to a registry, with the credentials of docker login.")
        private @Nullable String push;
    }

    @Option(names = "--base", defaultValue = SCRATCH, description = "An image with a Java 25 runtime to build on.")
    @SuppressWarnings("NullAway.Init")
    private String base;

    @Option(
            names = "--java",
            paramLabel = "PATH",
            defaultValue = Layout.JAVA + "/bin/java",
            description = "Where java lies in the base. Default: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init")
    private String java;

    @Option(
            names = "--architecture",
            paramLabel = "NAME",
            description = "amd64 or arm64; another than this machine's needs a base that has it.")
    private @Nullable String architecture;

    @Option(
            names = "--created",
            paramLabel = "TIME",
            defaultValue = "1970-01-01T00:00:00Z",
            description = "The time that the image states. The same time and the same build give the same digest.")
    @SuppressWarnings("NullAway.Init")
    private Instant created;

    @Option(names = "--revision", paramLabel = "COMMIT", description = "The commit that the image states.")
    private @Nullable String revision;

    @Option(names = "--plain-http", description = "Speak HTTP where a registry does not answer with TLS.")
    private boolean plainHttp;

    @Option(names = "--program", hidden = true, required = true)
    @SuppressWarnings("NullAway.Init")
    private Path program;

    private ImageCommand() {}

    /// Runs the command and ends the process with its exit code.
    public static void main(String[] arguments) {
        CommandLine line = new CommandLine(new ImageCommand()).setExecutionExceptionHandler((failure, command, _) -> {
            command.getErr().println("berth image: " + sentence(failure));
            return 1;
        });
        System.exit(line.execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        ImageRecipe recipe = new ImageRecipe(
                program.toRealPath(),
                Path.of(System.getProperty("java.home")),
                Optional.of(base).filter(name -> !name.equals(SCRATCH)),
                java,
                architecture(),
                // Not every engine loads an archive in OCI's format; every registry takes an image in it.
                destination.push == null ? ImageFormat.Docker : ImageFormat.OCI,
                Optional.ofNullable(revision),
                created);
        if (plainHttp) {
            // Jib's own word for it: without it, it keeps the credentials back.
            System.setProperty("sendCredentialsOverHttp", "true");
        }
        Path work = Files.createTempDirectory("berth-image");
        try {
            BerthImage image = new BerthImage(recipe, work);
            JibContainer made = image.assemble().containerize(containerizer(image.version(), work));
            PrintWriter out = spec.commandLine().getOut();
            out.printf("%s@%s%n", made.getTargetImage(), made.getDigest());
            out.flush();
            return 0;
        } finally {
            delete(work);
        }
    }

    private Architecture architecture() {
        Architecture here = Architecture.ofThisMachine();
        Architecture wanted = architecture == null ? here : Architecture.parse(architecture);
        if (wanted != here && base.equals(SCRATCH)) {
            throw new IllegalArgumentException("cannot make an image for %s on %s without a base; name one with --base"
                    .formatted(wanted.oci(), here.oci()));
        }
        return wanted;
    }

    private Containerizer containerizer(String version, Path work)
            throws InvalidImageReferenceException, CacheDirectoryCreationException {
        Containerizer to = destination.push == null
                ? Containerizer.to(TarImage.at(requireOutput()).named("berth:" + tag(version)))
                : Containerizer.to(Registries.image(destination.push));
        return to.setAllowInsecureRegistries(plainHttp)
                .setBaseImageLayersCache(work.resolve("base-cache"))
                .setApplicationLayersCache(work.resolve("cache"))
                .setToolName("berth")
                .setToolVersion(version);
    }

    private Path requireOutput() {
        Path output = destination.output;
        if (output == null) {
            throw new IllegalStateException("the parser wants one of --output and --push");
        }
        return output.toAbsolutePath();
    }

    /// A version may hold a plus sign, a tag may not.
    private static String tag(String version) {
        return version.replace('+', '_');
    }

    /// The innermost thing that says something, where the outer ones only wrap it.
    private static String sentence(Throwable failure) {
        Throwable cause = failure.getCause();
        boolean wrapper = failure instanceof ExecutionException || failure.getMessage() == null;
        return wrapper && cause != null ? sentence(cause) : String.valueOf(failure.getMessage());
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path each, @Nullable IOException failure) throws IOException {
                Files.delete(each);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
