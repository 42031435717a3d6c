package dev.berth.control.audit;

import dev.berth.platform.jobs.Parameters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Which entries of the audit log a purge takes.
///
/// @param retention how old an entry becomes before it may go
/// @param types what it must be, such as `pull_artifact`; [#OTHER] for all that is not about artifacts
/// @param dryRun only tell what would go
public record PurgeOrder(Duration retention, List<String> types, boolean dryRun) {

    /// All types but those of [#OF_ARTIFACTS].
    public static final String OTHER = "other";

    /// Nearly all entries are of these types.
    public static final Set<String> OF_ARTIFACTS = Set.of("create_artifact", "delete_artifact", "pull_artifact");

    public static final int MOST_HOURS = 240_000;

    private static final String HOURS = "audit_retention_hour";
    private static final String TYPES = "include_event_types";
    private static final String DRY_RUN = "dry_run";

    public PurgeOrder {
        types = List.copyOf(types);
        if (retention.toHours() < 1 || retention.toHours() > MOST_HOURS) {
            throw new IllegalArgumentException("%s: from 1 to %d".formatted(HOURS, MOST_HOURS));
        }
        if (types.isEmpty()) {
            throw new IllegalArgumentException("%s: name at least one, such as pull_artifact".formatted(TYPES));
        }
        types.stream().filter(type -> !type.matches("[a-z_]{1,64}")).findFirst().ifPresent(type -> {
            throw new IllegalArgumentException("%s: '%s' is no type of entry".formatted(TYPES, type));
        });
    }

    /// As a run has it.
    public static PurgeOrder of(Parameters parameters) {
        return new PurgeOrder(
                Duration.ofHours(parameters.number(HOURS, 0)),
                types(parameters.find(TYPES).orElse("")),
                parameters.flag(DRY_RUN));
    }

    /// For a run.
    public Parameters parameters() {
        return Parameters.NONE
                .with(HOURS, retention.toHours())
                .with(TYPES, String.join(",", types))
                .with(DRY_RUN, dryRun);
    }

    /// The types in a list parted by commas.
    public static List<String> types(String text) {
        List<String> types = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            String type = part.strip();
            if (!type.isEmpty() && !types.contains(type)) {
                types.add(type);
            }
        }
        return types;
    }

    boolean takes(String operation, String resourceType) {
        String type = operation + "_" + resourceType;
        return types.contains(type) || (types.contains(OTHER) && !OF_ARTIFACTS.contains(type));
    }
}
