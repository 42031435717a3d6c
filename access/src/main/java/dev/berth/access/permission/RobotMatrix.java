package dev.berth.access.permission;

import dev.berth.access.permission.RobotGrant.Reach;
import java.util.List;
import java.util.Set;

/// What a robot can be given: Harbor's catalogue, whole, and nowhere else. Nothing here changes a robot: one that
/// could would give itself more.
public final class RobotMatrix {

    private static final String SYSTEM = """
            audit-log           | L
            preheat-instance    | RCDLU
            project             | LC
            replication-policy  | RCDLU
            replication         | RCL
            replication-adapter | L
            registry            | RCDLU
            scan-all            | RUC stop
            system-volumes      | R
            garbage-collection  | RCLU stop
            purge-audit         | RCLU stop
            jobservice-monitor  | L stop
            label               | RCDU
            security-hub        | RL
            catalog             | R
            quota               | RLU
            scanner             | RCDLU
            robot               | CRLD
            user                | CRULD
            user-group          | CRULD
            ldap-user           | CL
            """;

    private static final String PROJECT = """
            log                 | L
            project             | RDU
            metadata            | RCDLU
            repository          | RUDL pull push
            artifact            | RCLD
            scan                | CR stop
            sbom                | CR stop
            tag                 | CLD
            accessory           | L
            artifact-addition   | R
            artifact-label      | CD
            scanner             | CR
            preheat-policy      | RCDLU
            immutable-tag       | CDLU
            notification-policy | RCDLU
            tag-retention       | RCDLU
            label               | RCDLU
            quota               | R
            robot               | CRLD
            export-cve          | CR
            member              | CRULD
            """;

    /// What belongs to one repository each, so that a grant of it can be narrowed to some of them.
    private static final Set<Resource> IN_REPOSITORIES = Set.of(
            Resource.REPOSITORY,
            Resource.ARTIFACT,
            Resource.SCAN,
            Resource.SBOM,
            Resource.TAG,
            Resource.ACCESSORY,
            Resource.ARTIFACT_ADDITION,
            Resource.ARTIFACT_LABEL);

    private static final List<Permission> OF_SYSTEM = read(SYSTEM);
    private static final List<Permission> OF_PROJECT = read(PROJECT);

    private RobotMatrix() {}

    /// What can be given on the installation itself.
    public static List<Permission> ofSystem() {
        return OF_SYSTEM;
    }

    /// What can be given in projects.
    public static List<Permission> ofProject() {
        return OF_PROJECT;
    }

    /// Whether a robot can be given this permission with this reach.
    public static boolean grantable(Permission permission, Reach reach) {
        return switch (reach) {
            case Reach.Installation _ -> OF_SYSTEM.contains(permission);
            case Reach.EveryProject _, Reach.OneProject _ -> OF_PROJECT.contains(permission);
        };
    }

    /// Whether a grant of this permission can be narrowed to some repositories.
    public static boolean narrowable(Permission permission) {
        return IN_REPOSITORIES.contains(permission.resource());
    }

    private static List<Permission> read(String table) {
        return table.lines()
                .map(line -> line.split("\\s*\\|\\s*", -1))
                .flatMap(cells -> MatrixCell.permissions(cells[0], cells[1]).stream())
                .toList();
    }
}
