package dev.berth.api.portal;

import dev.berth.platform.http.ResponseBody;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The files that the build made, read once. They lie in a jar of their own, which a server without pages lacks.
final class PortalFiles {

    private static final String LIST = "files.txt";
    private static final String START = "index.html";

    private final Map<String, PortalFile> files;
    private final String start;

    private PortalFiles(Map<String, PortalFile> files, String start) {
        this.files = Map.copyOf(files);
        this.start = start;
    }

    /// The files below a folder of the class path, or nothing if it is not there.
    ///
    /// @param folder such as `META-INF/berth-portal/`, with a slash at its end
    static Optional<PortalFiles> read(ClassLoader loader, String folder) {
        URL list = loader.getResource(folder + LIST);
        if (list == null) {
            return Optional.empty();
        }
        try {
            // All others lie beside it. To find each by the class loader would take longer than to read it.
            String base = list.toString().substring(0, list.toString().length() - LIST.length());
            Map<String, PortalFile> files = new HashMap<>();
            String start = new String(bytes(base + START), StandardCharsets.UTF_8);
            for (String line : new String(bytes(base + LIST), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                List<String> parts = List.of(line.split("\t", -1));
                if (!parts.getFirst().equals(START)) {
                    files.put("/" + parts.getFirst(), file(base + parts.getFirst(), parts));
                }
            }
            return Optional.of(new PortalFiles(files, start));
        } catch (FileNotFoundException e) {
            throw new IllegalStateException("a file of the portal is missing: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PortalFile file(String address, List<String> parts) throws IOException {
        Map<String, ResponseBody> compressed = new HashMap<>();
        if (!parts.get(2).isEmpty()) {
            for (Map.Entry<String, String> coding : PortalFile.CODINGS.entrySet()) {
                compressed.put(coding.getKey(), body(address + coding.getValue()));
            }
        }
        boolean named = parts.getFirst().startsWith("assets/");
        return new PortalFile(parts.get(1), body(address), Map.copyOf(compressed), !named);
    }

    /// The file at this path.
    Optional<PortalFile> at(String path) {
        return Optional.ofNullable(files.get(path));
    }

    /// The path that begins so; the first of several by name.
    Optional<String> beginning(String path) {
        return files.keySet().stream().filter(name -> name.startsWith(path)).min(Comparator.naturalOrder());
    }

    /// The page that all others are drawn in, with a place for a nonce.
    String start() {
        return start;
    }

    private static ResponseBody body(String address) throws IOException {
        return new ResponseBody.Bytes(bytes(address));
    }

    private static byte[] bytes(String address) throws IOException {
        try (InputStream stream = URI.create(address).toURL().openStream()) {
            return stream.readAllBytes();
        }
    }
}
