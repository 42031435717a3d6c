package dev.berth.registry.gc;

import dev.berth.platform.jobs.Parameters;

/// What somebody asks a collection to do.
///
/// @param deleteUntagged first delete the manifests that no tag, no index and nothing attached to them keeps
/// @param dryRun only tell what would be done
/// @param workers how many deletions of bytes are under way at once, up to [#MOST_WORKERS]
public record CollectionOrder(boolean deleteUntagged, boolean dryRun, int workers) {

    public static final int MOST_WORKERS = 10;

    private static final String DELETE_UNTAGGED = "delete_untagged";
    private static final String DRY_RUN = "dry_run";
    private static final String WORKERS = "workers";

    public CollectionOrder {
        if (workers < 1 || workers > MOST_WORKERS) {
            throw new IllegalArgumentException("workers: from 1 to %d, not %d".formatted(MOST_WORKERS, workers));
        }
    }

    /// As a run has it.
    public static CollectionOrder of(Parameters parameters) {
        return new CollectionOrder(
                parameters.flag(DELETE_UNTAGGED),
                parameters.flag(DRY_RUN),
                Math.clamp(parameters.number(WORKERS, 1), 1, MOST_WORKERS));
    }

    /// For a run.
    public Parameters parameters() {
        return Parameters.NONE
                .with(DELETE_UNTAGGED, deleteUntagged)
                .with(DRY_RUN, dryRun)
                .with(WORKERS, workers);
    }
}
