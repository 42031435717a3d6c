package dev.berth.access.permission;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/// A group of users.
///
/// @param ldapGroupDn the name in the directory; empty for a group of another kind
public record Group(long id, String name, Kind kind, String ldapGroupDn, Instant createdAt, Instant updatedAt) {

    /// Where a group comes from; ids are Harbor's, but for the last.
    public enum Kind {
        LDAP(1),
        HTTP(2),
        OIDC(3),
        /// It exists here only; its members are set here.
        INTERNAL(4);

        private final int id;

        Kind(int id) {
            this.id = id;
        }

        public int id() {
            return id;
        }

        public static Optional<Kind> of(int id) {
            return Arrays.stream(values()).filter(kind -> kind.id == id).findFirst();
        }
    }
}
