package dev.berth.platform.db;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/// The migrations that this program brings along: what is in a folder of the class path, in the directory or jar of
/// each module.
final class MigrationScripts {

    private MigrationScripts() {}

    /// One of them, here or in the history of a database.
    ///
    /// @param name of its file, below the folder
    /// @param checksum as Flyway writes it into the history
    record Script(String name, int checksum) {

        /// Flyway's checksum counts lines without their ends, which editors and version control may change. If
        /// a Flyway to come counts otherwise, starts are slow again and nothing else: no database looks up to
        /// date here, and each start asks Flyway.
        static Script of(String name, byte[] content) {
            CRC32 sum = new CRC32();
            new String(content, StandardCharsets.UTF_8)
                    .lines()
                    .forEach(line -> sum.update(line.getBytes(StandardCharsets.UTF_8)));
            return new Script(name, (int) sum.getValue());
        }
    }

    /// All files in the folder, of whichever name: there is nothing but migrations in it.
    ///
    /// @throws IOException when it cannot be read, or is neither in directories nor in jars
    static Set<Script> in(String folder) throws IOException {
        Set<Script> found = new HashSet<>();
        for (URL place :
                Collections.list(MigrationScripts.class.getClassLoader().getResources(folder))) {
            if (place.openConnection() instanceof JarURLConnection jar) {
                addFromJar(jar, found);
            } else if (place.getProtocol().equals("file")) {
                addFromDirectory(Path.of(URI.create(place.toString())), found);
            } else {
                throw new IOException(place + " is neither a directory nor in a jar");
            }
        }
        return found;
    }

    private static void addFromDirectory(Path directory, Set<Script> found) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                found.add(Script.of(file.getFileName().toString(), Files.readAllBytes(file)));
            }
        }
    }

    private static void addFromJar(JarURLConnection connection, Set<Script> found) throws IOException {
        // The connection's own cache would keep the jar open.
        connection.setUseCaches(false);
        String folder = connection.getEntryName() + "/";
        try (JarFile jar = connection.getJarFile()) {
            List<JarEntry> scripts = jar.stream()
                    .filter(entry -> entry.getName().startsWith(folder) && !entry.isDirectory())
                    .toList();
            for (JarEntry script : scripts) {
                try (InputStream content = jar.getInputStream(script)) {
                    found.add(Script.of(script.getName().substring(folder.length()), content.readAllBytes()));
                }
            }
        }
    }
}
