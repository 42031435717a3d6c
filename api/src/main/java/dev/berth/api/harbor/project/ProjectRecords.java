package dev.berth.api.harbor.project;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.berth.access.permission.Role;
import dev.berth.access.principal.Principal;
import dev.berth.api.harbor.HarborTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The records of projects in the API; field names are Harbor's.
final class ProjectRecords {

    private ProjectRecords() {}

    /// A project to be made. `public` may stand in the metadata, as a text, or beside it, as older clients write it.
    record ProjectReq(
            @Nullable String projectName,
            @JsonProperty("public") @Nullable Boolean open,
            @Nullable ProjectMetadata metadata,
            @Nullable Long storageLimit) {

        /// Only an administrator may say how much a project holds; of others the wish is passed over, as Harbor does.
        OptionalLong storageLimit(Principal asker) {
            return asker.administrator() && storageLimit != null && storageLimit != 0
                    ? OptionalLong.of(storageLimit)
                    : OptionalLong.empty();
        }

        boolean wantsOpen() {
            if (metadata != null && metadata.open() != null) {
                return metadata.open().equals("true");
            }
            return open != null && open;
        }
    }

    /// Settings of a project, all of them texts.
    record ProjectMetadata(@JsonProperty("public") @Nullable String open) {}

    /// Vulnerabilities that do not count; none yet.
    record CVEAllowlist(long id, long projectId, List<String> items) {}

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

        static Project of(dev.berth.control.project.Project project, Optional<Role> role, long repositories) {
            List<Integer> roles = role.map(held -> List.of(held.id())).orElseGet(List::of);
            return new Project(
                    project.id(),
                    project.ownerId(),
                    project.ownerName(),
                    project.name(),
                    HarborTime.text(project.createdAt()),
                    HarborTime.text(project.updatedAt()),
                    false,
                    true,
                    roles.isEmpty() ? 0 : roles.getFirst(),
                    roles,
                    repositories,
                    new ProjectMetadata(Boolean.toString(project.open())),
                    new CVEAllowlist(project.id(), project.id(), List.of()));
        }
    }
}
