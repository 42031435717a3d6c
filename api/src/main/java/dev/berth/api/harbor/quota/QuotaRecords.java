package dev.berth.api.harbor.quota;

import dev.berth.api.harbor.HarborTime;
import org.jspecify.annotations.Nullable;

/// The records of quotas in the API; field names are Harbor's.
final class QuotaRecords {

    private QuotaRecords() {}

    /// Amounts of what is limited: bytes.
    record ResourceList(@Nullable Long storage) {}

    /// The project that a quota is about.
    record QuotaRefObject(long id, String name, String ownerName) {}

    /// A new limit.
    record QuotaUpdateReq(@Nullable ResourceList hard) {}

    /// A quota.
    record Quota(
            long id, QuotaRefObject ref, ResourceList hard, ResourceList used, String creationTime, String updateTime) {

        static Quota of(dev.berth.control.quota.Quota quota) {
            return new Quota(
                    quota.id(),
                    new QuotaRefObject(quota.projectId(), quota.project(), quota.ownerName()),
                    new ResourceList(quota.limit().bytes()),
                    new ResourceList(quota.used()),
                    HarborTime.text(quota.createdAt()),
                    HarborTime.text(quota.updatedAt()));
        }
    }
}
