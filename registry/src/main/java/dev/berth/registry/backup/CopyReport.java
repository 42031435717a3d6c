package dev.berth.registry.backup;

import java.util.List;

/// What a backup or a restore did.
///
/// @param copied objects copied now
/// @param present objects that were there already
/// @param bytes the size of all objects that the copy holds, in bytes
/// @param damaged keys of objects that could not be copied, because the source has lost or damaged them
public record CopyReport(long copied, long present, long bytes, List<String> damaged) {
    public CopyReport {
        damaged = List.copyOf(damaged);
    }
}
