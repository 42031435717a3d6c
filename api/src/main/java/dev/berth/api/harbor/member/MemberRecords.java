package dev.berth.api.harbor.member;

import dev.berth.access.permission.Grant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The records of members in the API; field names are Harbor's.
final class MemberRecords {

    private MemberRecords() {}

    /// A member to be.
    ///
    /// @param repositories patterns of the repositories that the role is good for; an addition to Harbor's, all
    /// without it
    record ProjectMember(
            @Nullable Integer roleId,
            @Nullable UserEntity memberUser,
            @Nullable MemberGroup memberGroup,
            @Nullable List<String> repositories) {}

    /// A user, by id or by name.
    record UserEntity(@Nullable Long userId, @Nullable String username) {}

    /// A group, by id or by name; one that is not there yet is made.
    record MemberGroup(
            @Nullable Long id,
            @Nullable String groupName,
            @Nullable Integer groupType,
            @Nullable String ldapGroupDn) {}

    /// A change of role.
    ///
    /// @param repositories as above; none for all, and the same as before without it
    record RoleRequest(@Nullable Integer roleId, @Nullable List<String> repositories) {}

    /// A member; the type is `u` for a user and `g` for a group.
    ///
    /// @param repositories shown of members whose role is good for some repositories only
    record ProjectMemberEntity(
            long id,
            long projectId,
            String entityName,
            String roleName,
            int roleId,
            long entityId,
            String entityType,
            @Nullable List<String> repositories) {

        static ProjectMemberEntity of(Grant grant) {
            return new ProjectMemberEntity(
                    grant.id(),
                    grant.projectId(),
                    grant.member().name(),
                    grant.role().wire(),
                    grant.role().id(),
                    grant.member().id(),
                    switch (grant.member()) {
                        case Grant.Member.Person _ -> "u";
                        case Grant.Member.Group _ -> "g";
                    },
                    grant.repositories().all() ? null : grant.repositories().patterns());
        }
    }
}
