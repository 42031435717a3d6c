package dev.berth.access.permission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;

/// Roles are steps of one ladder: nobody loses a right by being promoted.
class RoleMatrixProperties {

    private static final List<Role> LADDER =
            List.of(Role.LIMITED_GUEST, Role.GUEST, Role.DEVELOPER, Role.MAINTAINER, Role.PROJECT_ADMIN);

    @Property(generation = GenerationMode.EXHAUSTIVE)
    void aHigherRoleMayAllThatALowerOneMay(
            @ForAll Resource resource, @ForAll Action action, @ForAll Role one, @ForAll Role other) {
        Permission permission = new Permission(resource, action);
        Role lower = LADDER.indexOf(one) <= LADDER.indexOf(other) ? one : other;
        Role higher = lower == one ? other : one;

        assertThat(!RoleMatrix.HARBOR.allows(lower, permission) || RoleMatrix.HARBOR.allows(higher, permission))
                .as("%s may %s, so %s may", lower, permission, higher)
                .isTrue();
    }

    @Property(generation = GenerationMode.EXHAUSTIVE)
    void whatAnybodyMayOnAnOpenProjectChangesNothing(@ForAll Resource resource, @ForAll Action action) {
        if (RoleMatrix.HARBOR.allowsAnybody(new Permission(resource, action))) {
            assertThat(action).isIn(Action.READ, Action.LIST, Action.PULL);
        }
    }
}
