package dev.berth.api.ext.maintenance;

import dev.berth.api.harbor.HarborTime;
import dev.berth.oci.RepositoryName;
import dev.berth.registry.content.DamagedObject;
import dev.berth.registry.verification.VerificationStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is told of verification and backups.
final class MaintenanceRecords {

    private MaintenanceRecords() {}

    /// How verification stands.
    ///
    /// @param startedAt when the pass under way, or the last one, began; left out when there was none
    /// @param finishedAt left out while it is under way
    /// @param checked how many objects and manifests were read in it
    /// @param damaged how many of them were lost, wrong or unreadable
    /// @param quarantined what is damaged now and served no more, until somebody pushes it again; some of it
    record VerificationRecord(
            @Nullable String startedAt,
            @Nullable String finishedAt,
            long checked,
            long damaged,
            List<DamagedRecord> quarantined) {

        static VerificationRecord of(VerificationStatus status, List<DamagedObject> damaged) {
            return new VerificationRecord(
                    status.startedAt().map(HarborTime::text).orElse(null),
                    status.finishedAt().map(HarborTime::text).orElse(null),
                    status.checked(),
                    status.damaged(),
                    damaged.stream().map(DamagedRecord::of).toList());
        }
    }

    /// Content that is lost or wrong.
    ///
    /// @param repositories some of those that hold it
    record DamagedRecord(String digest, long size, List<String> repositories) {

        static DamagedRecord of(DamagedObject object) {
            return new DamagedRecord(
                    object.sha256().toString(),
                    object.size(),
                    object.repositories().stream().map(RepositoryName::value).toList());
        }
    }

    /// Where backups go.
    ///
    /// @param folder on the server; left out where this server cannot make one
    /// @param lastAt when the one that lies there was made; left out while there is none
    /// @param metadataSize its database, in bytes
    record BackupRecord(
            @Nullable String folder,
            @Nullable String lastAt,
            @Nullable Long metadataSize) {}

    /// A run that was asked for.
    record AskedRecord(long jobId) {}
}
