package dev.berth.api.harbor.user;

import dev.berth.access.principal.User;
import dev.berth.api.harbor.HarborTime;
import org.jspecify.annotations.Nullable;

/// The records of users in the API; field names are Harbor's.
final class UserRecords {

    private UserRecords() {}

    /// A user to be made.
    record UserCreationReq(
            @Nullable String email,
            @Nullable String realname,
            @Nullable String comment,
            @Nullable String password,
            @Nullable String username) {
        @Override
        public String toString() {
            return "UserCreationReq[" + username + "]";
        }
    }

    /// What users may change about themselves.
    record UserProfile(
            @Nullable String email,
            @Nullable String realname,
            @Nullable String comment) {}

    /// Whether a user is a system administrator.
    record UserSysAdminFlag(@Nullable Boolean sysadminFlag) {}

    /// A new password; who changes their own says the old one.
    record PasswordReq(
            @Nullable String oldPassword, @Nullable String newPassword) {
        @Override
        public String toString() {
            return "PasswordReq[]";
        }
    }

    /// A secret for the command line.
    record OIDCCliSecretReq(@Nullable String secret) {
        @Override
        public String toString() {
            return "OIDCCliSecretReq[]";
        }
    }

    /// What anybody who is signed in may see of others.
    record UserSearchRespItem(long userId, String username) {

        static UserSearchRespItem of(User user) {
            return new UserSearchRespItem(user.id(), user.username());
        }
    }

    /// Something that one may do.
    record Permission(String resource, String action) {}

    /// A user.
    record UserResp(
            String email,
            String realname,
            String comment,
            long userId,
            String username,
            boolean sysadminFlag,
            boolean adminRoleInAuth,
            String creationTime,
            String updateTime) {

        static UserResp of(User user) {
            return new UserResp(
                    user.email(),
                    user.realName(),
                    user.comment(),
                    user.id(),
                    user.username(),
                    user.administrator(),
                    false,
                    HarborTime.text(user.createdAt()),
                    HarborTime.text(user.updatedAt()));
        }
    }
}
