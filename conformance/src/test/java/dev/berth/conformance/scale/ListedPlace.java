package dev.berth.conformance.scale;

import java.util.List;

/// A list of the API, and what a page of it may cost, however much there is of everything else.
///
/// @param path with what it is narrowed to in any case
/// @param as who asks
/// @param filter what narrows it further, as a query
/// @param statements of a request, with those that say who asks
/// @param rows that may be touched
record ListedPlace(String name, String as, String path, String filter, int statements, int rows) {

    private static final String PROJECT = "/api/v2.0/projects/project-0000";
    private static final String REPOSITORY = PROJECT + "/repositories/backend%252Fservice-00";
    private static final String LARGEST = "/v2/project-0000/backend/service-00";
    private static final String SUBJECT = REPOSITORY + "/artifacts/1.0.14";

    /// The budgets. A page shows ten entries; rows are those of small and large tables that the database reads to
    /// answer. What a count must pass over is in them, and is stated in `docs/operations.md`.
    static List<ListedPlace> all(Amount amount) {
        int largest = amount.inTheLargest();
        int ofProject = largest + amount.artifactsOfEach() * amount.repositoriesOfEach();
        return List.of(
                of("projects", "/api/v2.0/projects?", "q=name=~ject-000", 9, 8 * amount.projects() + 600),
                of("repositories", "/api/v2.0/repositories?", "q=name=~app", 6, 14 * amount.repositories()),
                of("repositories of a project", PROJECT + "/repositories?", "q=name=~app", 8, 10 * largest),
                of("artifacts of a project", PROJECT + "/artifacts?with_tag=true&", "q=tags=1.0.0", 14, 12 * ofProject),
                of(
                        "artifacts",
                        REPOSITORY + "/artifacts?with_label=true&with_accessory=true&",
                        "q=tags=1.0.3",
                        14,
                        16 * largest),
                of("tags of an artifact", REPOSITORY + "/artifacts/latest/tags?", "q=name=~late", 12, 200),
                of("accessories", SUBJECT + "/accessories?", "q=type=signature.cosign", 12, 4 * largest),
                of("labels", "/api/v2.0/labels?scope=g&", "name=global-01", 6, 500),
                of("labels of a project", "/api/v2.0/labels?scope=p&project_id=1&", "name=label-1", 8, 200),
                of("members", PROJECT + "/members?", "entityname=user-00", 8, 200),
                of("users", "/api/v2.0/users?", "q=username=~user-00", 6, 4 * amount.users()),
                of("users by name", "/api/v2.0/users/search?username=user&", "", 6, 4 * amount.users()),
                of("groups", "/api/v2.0/usergroups?", "groupname=group-01", 6, 500),
                of("robots", "/api/v2.0/robots?q=Level=project,ProjectID=1&", "", 8, 200),
                of("quotas", "/api/v2.0/quotas?", "reference_id=1", 7, 20 * amount.projects() + 400),
                of("immutability rules", PROJECT + "/immutabletagrules?", "", 8, 100),
                of("audit log", "/api/v2.0/audit-logs?", "q=username=user-0001", 6, AUDIT),
                of("audit log, extended", "/api/v2.0/auditlog-exts?", "q=operation=update", 6, AUDIT),
                of("audit log of a project", PROJECT + "/logs?", "q=username=user-0001", 8, AUDIT),
                of("audit log of a project, extended", PROJECT + "/auditlog-exts?", "q=operation=create", 8, AUDIT),
                of("webhook policies", PROJECT + "/webhook/policies?", "q=name=deploy", 9, 100),
                of("last triggers", PROJECT + "/webhook/lasttrigger?", "", 9, 100),
                of("search", "/api/v2.0/search?q=project-0001&", "", 12, 12 * amount.repositories()),
                of("statistics", "/api/v2.0/statistics?", "", 12, 14 * amount.repositories()),
                of("catalog", "/v2/_catalog?n=100&", "last=project-0010", 6, 800),
                of("tags", LARGEST + "/tags/list?n=100&", "last=1.1.0", 8, 400),
                asMember("projects", "/api/v2.0/projects?", "q=name=~ject-000", 11, 8 * amount.projects() + 600),
                asMember("repositories", "/api/v2.0/repositories?", "q=name=~app", 8, 14 * amount.repositories()),
                asMember("audit log", "/api/v2.0/audit-logs?", "q=operation=create", 8, AUDIT),
                asMember("search", "/api/v2.0/search?q=project-0001&", "", 14, 12 * amount.repositories()),
                asMember("statistics", "/api/v2.0/statistics?", "", 14, 14 * amount.repositories()),
                of("referrers", LARGEST + "/referrers/" + SUBJECT_DIGEST + "?", "artifactType=x", 8, 200));
    }

    /// A year has so many days, and a page begins on one of them. A filter looks at the newest entries that an index
    /// gives, at most [dev.berth.control.audit.AuditLog#WINDOW], once for the page and once to count.
    private static final int AUDIT = 6_000;

    /// Of which nothing is: the cost is that of looking.
    private static final String SUBJECT_DIGEST = "sha256:" + "0".repeat(64);

    private static ListedPlace of(String name, String path, String filter, int statements, int rows) {
        return new ListedPlace(name, "admin", path, filter, statements, rows);
    }

    /// For somebody who may see some projects only.
    private static ListedPlace asMember(String name, String path, String filter, int statements, int rows) {
        return new ListedPlace(name + ", as a member", "user-0001", path, filter, statements, rows);
    }
}
