package dev.berth.image;

import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import com.google.cloud.tools.jib.api.buildplan.Port;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Puts the image together: what changes seldom in the lower layers, what changes with each build in the last.
final class BerthImage {

    /// Numeric, because an orchestrator can only see of a number that it is not root.
    static final String USER = "10001:10001";

    private static final Instant FILE_TIME = Instant.ofEpochSecond(1);
    private static final FilePermissions FILE = FilePermissions.fromOctalString("644");
    private static final FilePermissions EXECUTABLE = FilePermissions.fromOctalString("755");
    private static final FilePermissions PRIVATE = FilePermissions.fromOctalString("700");
    private static final String ROOT = "0:0";

    private final ImageRecipe recipe;
    private final Path work;
    private final Program program;

    /// @param work an empty folder that lasts until the image is written
    BerthImage(ImageRecipe recipe, Path work) throws IOException {
        this.recipe = recipe;
        this.work = work;
        this.program = Program.in(recipe.program());
    }

    String version() {
        return program.version();
    }

    /// The image, ready to be written somewhere.
    JibContainerBuilder assemble() throws IOException, InvalidImageReferenceException {
        Path natives = work.resolve("native");
        NativeLibraries.unpack(program.jars(), recipe.architecture(), natives);
        JibContainerBuilder image;
        if (recipe.base().isPresent()) {
            image = Jib.from(Registries.image(recipe.base().get()));
        } else {
            Path java = JavaRuntime.link(recipe.jdk(), work.resolve("java")).folder();
            image = Jib.fromScratch()
                    .addFileEntriesLayer(system(SystemLibraries.neededBelow(List.of(java, natives))))
                    .addFileEntriesLayer(tree("java", java, Layout.JAVA));
        }
        return image.addFileEntriesLayer(files("libraries", program.libraries(), Layout.LIBRARIES))
                .addFileEntriesLayer(tree("native", natives, Layout.NATIVE))
                .addFileEntriesLayer(own())
                .setPlatforms(Set.of(new Platform(recipe.architecture().oci(), "linux")))
                .setFormat(recipe.format())
                .setCreationTime(recipe.created())
                .setUser(USER)
                .setWorkingDirectory(AbsoluteUnixPath.get(Layout.DATA))
                .addVolume(AbsoluteUnixPath.get(Layout.DATA))
                .addExposedPort(Port.tcp(8080))
                .setEnvironment(environment())
                .setLabels(labels())
                .setEntrypoint(Layout.COMMAND)
                .setProgramArguments("start");
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        String java = recipe.java().substring(0, recipe.java().lastIndexOf('/'));
        environment.put("PATH", java + ":/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
        environment.put("LANG", "C.UTF-8");
        environment.put("BERTH_DATA", Layout.DATA);
        environment.put("BERTH_LISTEN", "0.0.0.0:8080");
        return environment;
    }

    private Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("org.opencontainers.image.title", "berth");
        labels.put("org.opencontainers.image.description", "A container registry platform in one process");
        labels.put("org.opencontainers.image.licenses", "Apache-2.0");
        labels.put("org.opencontainers.image.version", program.version());
        labels.put("org.opencontainers.image.created", recipe.created().toString());
        recipe.revision().ifPresent(commit -> labels.put("org.opencontainers.image.revision", commit));
        recipe.base().ifPresent(base -> labels.put("org.opencontainers.image.base.name", base));
        return labels;
    }

    /// What a base image would bring besides Java: libraries, names for the users, and how host names are found.
    private FileEntriesLayer system(Collection<Path> libraries) throws IOException {
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName("system");
        for (Path library : libraries) {
            add(layer, library.toRealPath(), library.toString(), EXECUTABLE);
        }
        add(
                layer,
                text("passwd", "root:x:0:0:root:/:/none\nberth:x:10001:10001:Berth:/data:/none\n"),
                "/etc/passwd",
                FILE);
        add(layer, text("group", "root:x:0:\nberth:x:10001:\n"), "/etc/group", FILE);
        add(layer, text("nsswitch.conf", "hosts: files dns\n"), "/etc/nsswitch.conf", FILE);
        return layer.build();
    }

    private FileEntriesLayer own() throws IOException {
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName("berth");
        List<String> classPath = new ArrayList<>();
        for (Path jar : program.jars()) {
            classPath.add(Layout.LIBRARIES + "/" + Program.name(jar));
        }
        for (Path jar : program.own()) {
            add(layer, jar, Layout.LIBRARIES + "/" + Program.name(jar), FILE);
        }
        add(layer, text("java.args", JavaArguments.text(classPath)), Layout.ARGUMENTS, FILE);
        add(layer, text("berth", JavaArguments.script(recipe.java())), Layout.COMMAND, EXECUTABLE);
        Path empty = Files.createDirectories(work.resolve("empty"));
        layer.addEntry(empty, AbsoluteUnixPath.get(Layout.DATA), PRIVATE, FILE_TIME, USER);
        return layer.build();
    }

    private static FileEntriesLayer files(String name, List<Path> files, String folder) {
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName(name);
        files.forEach(file -> add(layer, file, folder + "/" + Program.name(file), FILE));
        return layer.build();
    }

    private static FileEntriesLayer tree(String name, Path folder, String target) throws IOException {
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName(name);
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
                add(layer, file, target + "/" + folder.relativize(file), Files.isExecutable(file) ? EXECUTABLE : FILE);
            }
        }
        return layer.build();
    }

    private static void add(FileEntriesLayer.Builder layer, Path file, String target, FilePermissions permissions) {
        layer.addEntry(file, AbsoluteUnixPath.get(target), permissions, FILE_TIME, ROOT);
    }

    private Path text(String name, String content) throws IOException {
        return Files.writeString(work.resolve(name), content);
    }
}
