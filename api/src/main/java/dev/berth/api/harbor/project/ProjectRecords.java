package dev.berth.api.harbor.project;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.berth.access.permission.Role;
import dev.berth.access.principal.Principal;
import dev.berth.api.harbor.CVEAllowlist;
import dev.berth.api.harbor.HarborTime;
import dev.berth.api.support.Json;
import dev.berth.control.project.MetadataKey;
import dev.berth.control.project.ProjectChange;
import dev.berth.control.quota.Quota;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The records of projects in the API; field names are Harbor's.
final class ProjectRecords {

    private ProjectRecords() {}

    /// A project to be made, or what is to be changed of one. `public` may stand in the metadata, as a text, or
    /// beside it, as older clients write it.
    record ProjectReq(
            @Nullable String projectName,
            @JsonProperty("public") @Nullable Boolean open,
            @Nullable ProjectMetadata metadata,
            @JsonProperty("cve_allowlist") @Nullable CVEAllowlist cveAllowlist,
            @Nullable Long storageLimit,
            @Nullable Long registryId) {

        /// Only an administrator may say how much a project holds; of others the wish is passed over, as Harbor does.
        OptionalLong storageLimit(Principal asker) {
            return asker.administrator() && storageLimit != null && storageLimit != 0
                    ? OptionalLong.of(storageLimit)
                    : OptionalLong.empty();
        }

        /// What is to be set.
        ProjectChange change() {
            Map<MetadataKey, String> wished = new EnumMap<>(MetadataKey.class);
            if (open != null) {
                wished.put(MetadataKey.PUBLIC, Boolean.toString(open));
            }
            if (metadata != null) {
                wished.putAll(metadata.values());
            }
            return new ProjectChange(
                    wished, cveAllowlist == null ? Optional.empty() : Optional.of(cveAllowlist.wish()));
        }
    }

    /// Settings of a project, all of them texts.
    record ProjectMetadata(
            @JsonProperty("public") @Nullable String open,
            @Nullable String enableContentTrust,
            @Nullable String enableContentTrustCosign,
            @Nullable String preventVul,
            @Nullable String severity,
            @Nullable String autoScan,
            @Nullable String autoSbomGeneration,
            @Nullable String reuseSysCveAllowlist,
            @Nullable String retentionId,
            @Nullable String proxySpeedKb,
            @Nullable String maxUpstreamConn,
            @Nullable String proxyCacheLocalOnNotFound,
            @Nullable String proxyReferrerApi,
            @Nullable String proxyCacheFilterPattern,
            @Nullable String proxyCacheFilterKind) {

        static ProjectMetadata of(Map<MetadataKey, String> values) {
            return Json.mapper().convertValue(texts(values), ProjectMetadata.class);
        }

        /// The settings by the names that they have on the wire.
        static Map<String, String> texts(Map<MetadataKey, String> values) {
            Map<String, String> texts = new HashMap<>();
            values.forEach((key, value) -> texts.put(key.wire(), value));
            return texts;
        }

        Map<MetadataKey, String> values() {
            Map<MetadataKey, String> values = new EnumMap<>(MetadataKey.class);
            Json.mapper()
                    .convertValue(this, new TypeReference<Map<String, String>>() {})
                    .forEach((name, value) -> values.put(MetadataKey.of(name).orElseThrow(), value));
            return values;
        }
    }

    /// A project.
    record Project(
            long projectId,
            long ownerId,
            String ownerName,
            String name,
            String creationTime,
            String updateTime,
            boolean deleted,
            boolean togglable,
            int currentUserRoleId,
            List<Integer> currentUserRoleIds,
            long repoCount,
            ProjectMetadata metadata,
            @JsonProperty("cve_allowlist") CVEAllowlist cveAllowlist) {

        static Project of(
                dev.berth.control.project.Project project,
                List<Role> roles,
                long repositories,
                Map<MetadataKey, String> metadata,
                CVEAllowlist allowlist) {
            List<Integer> ids = roles.stream().map(Role::id).toList();
            return new Project(
                    project.id(),
                    project.ownerId(),
                    project.ownerName(),
                    project.name(),
                    HarborTime.text(project.createdAt()),
                    HarborTime.text(project.updatedAt()),
                    false,
                    true,
                    ids.isEmpty() ? 0 : ids.getFirst(),
                    ids,
                    repositories,
                    ProjectMetadata.of(metadata),
                    allowlist);
        }
    }

    /// Whether a project can be deleted, and why not.
    record ProjectDeletable(boolean deletable, @Nullable String message) {}

    /// Figures of a project; counts of members and the quota are for who may see these.
    record ProjectSummary(
            long repoCount,
            @Nullable Long projectAdminCount,
            @Nullable Long maintainerCount,
            @Nullable Long developerCount,
            @Nullable Long guestCount,
            @Nullable Long limitedGuestCount,
            @Nullable ProjectSummaryQuota quota) {}

    /// What a project may hold, and what it does.
    record ProjectSummaryQuota(ResourceList hard, ResourceList used) {

        static ProjectSummaryQuota of(Quota quota) {
            return new ProjectSummaryQuota(new ResourceList(quota.limit().bytes()), new ResourceList(quota.used()));
        }
    }

    /// Amounts of what is limited: bytes; -1 for no limit.
    record ResourceList(long storage) {}
}
