package dev.berth.control.artifact;

import dev.berth.oci.Descriptor;
import dev.berth.oci.Manifest;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.kernel.DomainException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The files of a model: each layer says which one it is.
final class ModelFiles {

    private static final List<String> PATH_ANNOTATIONS = List.of("org.cncf.model.filepath", "org.cnai.model.filepath");

    /// Deeper trees are shown flat from there on.
    private static final int DEEPEST = 32;

    private final PackedFiles files;
    private final RepositoryName repository;
    private final Manifest.Image model;

    ModelFiles(PackedFiles files, RepositoryName repository, Manifest.Image model) {
        this.files = files;
        this.repository = repository;
        this.model = model;
    }

    byte[] read(Addition addition) {
        return switch (addition) {
            case README -> document(List.of("README", "README.md"), addition);
            case LICENSE -> document(List.of("LICENSE", "LICENSE.txt"), addition);
            case FILES -> tree();
            case BUILD_HISTORY, VALUES, DEPENDENCIES -> throw new IllegalStateException("no model has " + addition);
        };
    }

    private byte[] document(List<String> names, Addition addition) {
        Descriptor layer = model.layers().stream()
                .filter(candidate -> candidate.mediaType().value().contains(".model.doc."))
                .filter(candidate -> names.contains(path(candidate)))
                .findFirst()
                .orElseThrow(() -> missing(addition));
        String type = layer.mediaType().value();
        Optional<byte[]> content;
        if (type.endsWith(".raw")) {
            if (layer.size() > PackedFiles.FILE_LIMIT) {
                throw new DomainException(
                        ArtifactErrorCode.UNPROCESSABLE_ENTITY,
                        "the %s of the model is larger than the %d MiB that are shown"
                                .formatted(addition.wire(), PackedFiles.FILE_LIMIT >> 20));
            }
            content = files.whole(repository, layer.digest());
        } else {
            content = files.find(repository, layer.digest(), _ -> true);
        }
        return content.orElseThrow(() -> missing(addition));
    }

    private static DomainException missing(Addition addition) {
        return new DomainException(ArtifactErrorCode.NOT_FOUND, "the model has no %s".formatted(addition.wire()));
    }

    private static String path(Descriptor layer) {
        return PATH_ANNOTATIONS.stream()
                .map(name -> layer.annotations().getOrDefault(name, ""))
                .filter(path -> !path.isEmpty())
                .findFirst()
                .orElse("");
    }

    private byte[] tree() {
        Directory root = new Directory();
        for (Descriptor layer : model.layers()) {
            String path = path(layer);
            if (!path.isEmpty()) {
                root.add(path, layer.size());
            }
        }
        return BoundedJson.bytes(root.entries());
    }

    /// A directory that is being filled.
    private static final class Directory {

        private final Map<String, Directory> directories = new LinkedHashMap<>();
        private final Map<String, Long> sizes = new LinkedHashMap<>();

        void add(String path, long size) {
            List<String> steps = new ArrayList<>();
            for (String step : path.split("/", DEEPEST)) {
                if (!step.isEmpty() && !step.equals(".") && !step.equals("..")) {
                    steps.add(step);
                }
            }
            if (steps.isEmpty()) {
                return;
            }
            Directory parent = this;
            for (String step : steps.subList(0, steps.size() - 1)) {
                parent = parent.directories.computeIfAbsent(step, _ -> new Directory());
            }
            if (path.endsWith("/")) {
                Directory _ = parent.directories.computeIfAbsent(steps.getLast(), _ -> new Directory());
            } else {
                parent.sizes.put(steps.getLast(), size);
            }
        }

        /// Directories first, each sort by name.
        List<Map<String, Object>> entries() {
            List<Map<String, Object>> entries = new ArrayList<>();
            directories.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(directory -> entries.add(entry(
                            directory.getKey(),
                            "directory",
                            "children",
                            directory.getValue().entries())));
            sizes.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(file -> entries.add(entry(file.getKey(), "file", "size", file.getValue())));
            return entries;
        }

        private static Map<String, Object> entry(String name, String type, String more, Object value) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("name", name);
            entry.put("type", type);
            entry.put(more, value);
            return entry;
        }
    }
}
