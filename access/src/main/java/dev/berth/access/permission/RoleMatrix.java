package dev.berth.access.permission;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What each role may do: Harbor's matrix, whole, and nowhere else.
public final class RoleMatrix {

    /// What everybody who is logged in may do on the whole installation, unless the operator says otherwise.
    public static final Set<Permission> EVERYBODY = Set.of(
            new Permission(Resource.PROJECT, Action.CREATE),
            new Permission(Resource.PROJECT, Action.LIST),
            new Permission(Resource.LABEL, Action.READ),
            new Permission(Resource.LABEL, Action.LIST));

    /// The same where only administrators make projects.
    public static final Set<Permission> EVERYBODY_BUT_PROJECTS = EVERYBODY.stream()
            .filter(permission -> !permission.equals(new Permission(Resource.PROJECT, Action.CREATE)))
            .collect(Collectors.toUnmodifiableSet());

    /// The cells are written as [MatrixCell] reads them. The last column holds for everybody on an open project:
    /// members or not, known or not.
    private static final String TABLE = """
            resource            | projectAdmin    | maintainer      | developer      | guest   | limitedGuest | open
            project             | RUD             | R               | R              | R       | R            | R
            member              | CRUDL           | RL              | RL             | RL      |              |
            metadata            | CRUDL           | R               |                |         |              |
            log                 | L               |                 |                |         |              |
            label               | CRUDL           | CRUDL           | RL             | RL      |              | RL
            quota               | R               | R               | R              | R       | R            |
            repository          | CRUDL pull push | CRUDL pull push | CRUL pull push | RL pull | RL pull      | L pull
            tag-retention       | CRUDL operate   | CRUDL operate   | CRUDL operate  |         |              |
            immutable-tag       | CUDL            | CUDL            |                |         |              |
            configuration       | RU              | R               | R              | R       | R            |
            robot               | CRUDL           | RL              | RL             | RL      |              |
            notification-policy | CRUDL           | RL              |                |         |              |
            scan                | CR stop         | CR stop         | R              | R       | R            | R
            sbom                | CR stop         | CR stop         | R              | R       | R            |
            scanner             | CR              | R               | R              | R       | R            | R
            artifact            | CRDL            | CRDL            | CRL            | RL      | RL           | RL
            artifact-addition   | R               | R               | R              | R       | R            | R
            tag                 | CDL             | CDL             | CL             | L       | L            | L
            accessory           | L               | L               | L              | L       | L            | L
            artifact-label      | CD              | CD              | CD             |         |              |
            preheat-policy      | CRUDL           |                 |                |         |              |
            export-cve          | CRL             | CRL             | CRL            |         |              |
            """;

    static final RoleMatrix HARBOR = read(TABLE);

    private final Map<Role, Set<Permission>> ofRole;
    private final Set<Permission> onOpenProjects;

    private RoleMatrix(Map<Role, Set<Permission>> ofRole, Set<Permission> onOpenProjects) {
        this.ofRole = ofRole;
        this.onOpenProjects = onOpenProjects;
    }

    /// Whether a member with this role may.
    boolean allows(Role role, Permission permission) {
        return ofRole.getOrDefault(role, Set.of()).contains(permission);
    }

    /// Whether anybody may on an open project.
    boolean allowsAnybody(Permission permission) {
        return onOpenProjects.contains(permission);
    }

    /// All that a member with this role may.
    Set<Permission> of(Role role) {
        return ofRole.getOrDefault(role, Set.of());
    }

    /// All that anybody may on an open project.
    Set<Permission> ofAnybody() {
        return onOpenProjects;
    }

    private static RoleMatrix read(String table) {
        List<List<String>> lines = table.lines()
                .map(line -> List.of(line.split("\\s*\\|\\s*", -1)))
                .toList();
        List<String> columns = lines.getFirst();
        List<List<String>> rows = lines.subList(1, lines.size());
        Map<Role, Set<Permission>> ofRole = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            ofRole.put(role, column(rows, columns.indexOf(role.wire())));
        }
        return new RoleMatrix(ofRole, column(rows, columns.indexOf("open")));
    }

    private static Set<Permission> column(List<List<String>> rows, int column) {
        Set<Permission> permissions = new HashSet<>();
        for (List<String> row : rows) {
            permissions.addAll(MatrixCell.permissions(row.getFirst(), row.get(column)));
        }
        return Set.copyOf(permissions);
    }
}
