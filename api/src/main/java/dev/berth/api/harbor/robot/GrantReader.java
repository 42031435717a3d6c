package dev.berth.api.harbor.robot;

import dev.berth.access.permission.Action;
import dev.berth.access.permission.Permission;
import dev.berth.access.permission.RepositoryPatterns;
import dev.berth.access.permission.Resource;
import dev.berth.access.permission.RobotGrant;
import dev.berth.access.permission.RobotGrant.Reach;
import dev.berth.api.harbor.robot.RobotRecords.Access;
import dev.berth.api.harbor.robot.RobotRecords.RobotPermission;
import dev.berth.api.support.ApiErrorCode;
import dev.berth.control.project.Project;
import dev.berth.control.project.Projects;
import dev.berth.platform.kernel.DomainException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the permissions of a robot as clients write them. BAD_REQUEST for what means nothing, NOT_FOUND for a
/// project that is not there.
final class GrantReader {

    private final Projects projects;

    GrantReader(Projects projects) {
        this.projects = projects;
    }

    /// @param before the grants that the robot had. A client that does not know of narrowing sends a grant back
    ///     without it, and must not widen it by that: what says nothing of repositories stays as it was
    List<RobotGrant> read(@Nullable List<RobotPermission> permissions, List<RobotGrant> before) {
        List<RobotGrant> grants = new ArrayList<>();
        for (RobotPermission permission : orEmpty(permissions)) {
            Reach reach = reach(permission);
            List<Access> access = orEmpty(permission.access());
            if (access.isEmpty()) {
                throw invalid("permissions: access is empty");
            }
            access.forEach(one -> grants.add(read(one, reach, before)));
        }
        return grants;
    }

    /// Refuses permissions elsewhere than in the project that a robot belongs to, before any other project is looked
    /// for: whether there is one of a name is nothing that a robot's owner learns here.
    static void requireOnly(String project, @Nullable List<RobotPermission> permissions) {
        for (RobotPermission permission : orEmpty(permissions)) {
            if (!RobotRecords.PROJECT.equals(permission.kind()) || !project.equals(permission.namespace())) {
                throw invalid("permissions: a robot of a project is given permissions in that project only");
            }
        }
    }

    RobotGrant read(Access access, Reach reach, List<RobotGrant> before) {
        if (access.effect() != null
                && !access.effect().isEmpty()
                && !access.effect().equals("allow")) {
            throw invalid("permissions: effect is 'allow'; whatever is not allowed is denied");
        }
        Permission permission = permission(access);
        RepositoryPatterns repositories = access.repositories() != null
                ? RepositoryPatterns.parse(access.repositories())
                : before.stream()
                        .filter(had -> had.permission().equals(permission)
                                && had.reach().equals(reach))
                        .map(RobotGrant::repositories)
                        .findFirst()
                        .orElse(RepositoryPatterns.ALL);
        return new RobotGrant(permission, reach, repositories);
    }

    private static Permission permission(Access access) {
        Optional<Resource> resource = Optional.ofNullable(access.resource()).flatMap(Resource::of);
        Optional<Action> action = Optional.ofNullable(access.action()).flatMap(Action::of);
        if (resource.isEmpty() || action.isEmpty()) {
            throw invalid("permissions: there is no resource '%s' with an action '%s'; see /api/v2.0/permissions"
                    .formatted(access.resource(), access.action()));
        }
        return new Permission(resource.get(), action.get());
    }

    private Reach reach(RobotPermission permission) {
        String namespace = Optional.ofNullable(permission.namespace()).orElse("");
        return switch (Optional.ofNullable(permission.kind()).orElse("")) {
            case RobotRecords.SYSTEM -> new Reach.Installation();
            case RobotRecords.PROJECT ->
                namespace.equals(RobotRecords.EVERY_PROJECT)
                        ? new Reach.EveryProject()
                        : new Reach.OneProject(project(namespace).id());
            default -> throw invalid("permissions: kind is 'system' or 'project'");
        };
    }

    Project project(String name) {
        return projects.find(name)
                .orElseThrow(() -> new DomainException(
                        ApiErrorCode.NOT_FOUND, "permissions: there is no project '%s'".formatted(name)));
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private static DomainException invalid(String message) {
        return new DomainException(ApiErrorCode.BAD_REQUEST, message);
    }
}
