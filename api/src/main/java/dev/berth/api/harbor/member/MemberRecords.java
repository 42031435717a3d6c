package dev.berth.api.harbor.member;

import dev.berth.access.permission.Grant;
import org.jspecify.annotations.Nullable;

/// The records of members in the API; field names are Harbor's.
final class MemberRecords {

    private MemberRecords() {}

    /// A member to be.
    record ProjectMember(
            @Nullable Integer roleId,
            @Nullable UserEntity memberUser,
            @Nullable MemberGroup memberGroup) {}

    /// A user, by id or by name.
    record UserEntity(@Nullable Long userId, @Nullable String username) {}

    /// A group, by id or by name; one that is not there yet is made.
    record MemberGroup(
            @Nullable Long id,
            @Nullable String groupName,
            @Nullable Integer groupType,
            @Nullable String ldapGroupDn) {}

    /// A change of role.
    record RoleRequest(@Nullable Integer roleId) {}

    /// A member; the type is `u` for a user and `g` for a group.
    record ProjectMemberEntity(
            long id, long projectId, String entityName, String roleName, int roleId, long entityId, String entityType) {

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
                    });
        }
    }
}
