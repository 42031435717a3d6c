package dev.berth.control.project;

import dev.berth.control.allowlist.NewAllowlist;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What of a project is to be set; all else stays. Values of metadata are put into their one form.
public record ProjectChange(Map<MetadataKey, String> metadata, Optional<NewAllowlist> allowlist) {

    public ProjectChange {
        Map<MetadataKey, String> canonical = new EnumMap<>(MetadataKey.class);
        metadata.forEach((key, value) -> canonical.put(key, key.canonical(value)));
        metadata = Map.copyOf(canonical);
    }

    /// Nothing.
    public static ProjectChange none() {
        return new ProjectChange(Map.of(), Optional.empty());
    }

    public static ProjectChange of(MetadataKey key, String value) {
        return new ProjectChange(Map.of(key, value), Optional.empty());
    }

    public static ProjectChange open(boolean open) {
        return of(MetadataKey.PUBLIC, Boolean.toString(open));
    }

    /// What is changed, for people.
    String sentence() {
        List<String> names = new ArrayList<>();
        open().ifPresent(open -> names.add(open ? "opened the project" : "closed the project"));
        metadata.forEach((key, value) -> {
            if (key != MetadataKey.PUBLIC) {
                names.add("set %s to %s".formatted(key.wire(), value));
            }
        });
        allowlist.ifPresent(list -> names.add("listed %d vulnerabilities that do not count"
                .formatted(list.items().size())));
        return names.isEmpty() ? "changed nothing" : String.join(", ", names);
    }

    /// Whether anybody may pull, if that is to be set.
    Optional<Boolean> open() {
        return Optional.ofNullable(metadata.get(MetadataKey.PUBLIC)).map(Boolean::parseBoolean);
    }
}
