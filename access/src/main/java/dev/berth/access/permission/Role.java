package dev.berth.access.permission;

import java.util.Optional;

/// The five roles that a member of a project can have; ids are Harbor's.
public enum Role {
    PROJECT_ADMIN(1, "projectAdmin"),
    MAINTAINER(4, "maintainer"),
    DEVELOPER(2, "developer"),
    GUEST(3, "guest"),
    LIMITED_GUEST(5, "limitedGuest");

    private final int id;
    private final String wire;

    Role(int id, String wire) {
        this.id = id;
        this.wire = wire;
    }

    public int id() {
        return id;
    }

    public String wire() {
        return wire;
    }

    public static Optional<Role> of(int id) {
        for (Role role : values()) {
            if (role.id == id) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
