package dev.berth.api.harbor;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.berth.api.support.ApiErrorCode;
import dev.berth.control.allowlist.Allowlist;
import dev.berth.control.allowlist.NewAllowlist;
import dev.berth.platform.kernel.DomainException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Vulnerabilities that do not count, as the API shows and takes them.
///
/// @param projectId 0 for the installation's list
/// @param expiresAt in seconds since 1970; null for never
public record CVEAllowlist(
        @Nullable Long id,
        @Nullable Long projectId,
        @Nullable Long expiresAt,
        @Nullable List<CVEAllowlistItem> items,
        @Nullable String creationTime,
        @Nullable String updateTime) {

    /// One vulnerability.
    public record CVEAllowlistItem(
            @JsonProperty("cve_id") @Nullable String cveId) {}

    /// No expiry is as far away as this.
    private static final long LAST_SECOND = 253_402_300_799L;

    public static CVEAllowlist of(long project, Allowlist list) {
        Instant expires = list.expiresAt();
        return new CVEAllowlist(
                project,
                project,
                expires == null ? null : expires.getEpochSecond(),
                list.items().stream().map(CVEAllowlistItem::new).toList(),
                time(list.createdAt()),
                time(list.updatedAt()));
    }

    /// What is to be kept; BAD_REQUEST when it means nothing.
    public NewAllowlist wish() {
        List<String> ids = new ArrayList<>();
        for (CVEAllowlistItem item : items == null ? List.<CVEAllowlistItem>of() : items) {
            String id = item.cveId();
            if (id == null) {
                throw new DomainException(ApiErrorCode.BAD_REQUEST, "cve_allowlist.items: one of them has no cve_id");
            }
            ids.add(id);
        }
        if (expiresAt != null && (expiresAt < 0 || expiresAt > LAST_SECOND)) {
            throw new DomainException(
                    ApiErrorCode.BAD_REQUEST,
                    "cve_allowlist.expires_at: %d is not a time in seconds since 1970".formatted(expiresAt));
        }
        return new NewAllowlist(ids, expiresAt == null ? null : Instant.ofEpochSecond(expiresAt));
    }

    private static @Nullable String time(@Nullable Instant instant) {
        return instant == null ? null : HarborTime.text(instant);
    }
}
