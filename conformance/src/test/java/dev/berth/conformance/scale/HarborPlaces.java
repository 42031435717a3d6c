package dev.berth.conformance.scale;

import static dev.berth.conformance.scale.ListedPlace.DELIVERIES;
import static dev.berth.conformance.scale.ListedPlace.LINES;
import static dev.berth.conformance.scale.ListedPlace.RUNS;
import static dev.berth.conformance.scale.ListedPlace.asAdministrator;
import static dev.berth.conformance.scale.ListedPlace.asMember;

import dev.berth.control.audit.AuditLog;
import java.util.List;

/// Lists of the registry and of Harbor's API.
final class HarborPlaces {

    private static final String PROJECT = "/api/v2.0/projects/project-0000";

    private static final String REPOSITORY = PROJECT + "/repositories/backend%252Fservice-00";

    static final String HOOK = PROJECT + "/webhook/policies/1";

    private static final String LARGEST = "/v2/project-0000/backend/service-00";

    private static final String SUBJECT = REPOSITORY + "/artifacts/1.0.14";

    /// Of which nothing is: the cost is that of looking.
    private static final String SUBJECT_DIGEST = "sha256:" + "0".repeat(64);

    /// A year has so many days, and a page begins on one of them. A filter looks at the newest entries that an index
    /// gives, at most [AuditLog#WINDOW], in the index and in the table, and sorts what it finds.
    private static final int AUDIT = 6_000;

    /// What a tag names is found by it.
    private static final int NAMED = 120;

    private HarborPlaces() {}

    static List<ListedPlace> all(Amount amount) {
        int largest = amount.inTheLargest();
        int ofProject = largest + amount.artifactsOfEach() * amount.repositoriesOfEach();
        int everywhere = ListedPlace.everywhere(amount);
        int searched = AUDIT + 3 * Math.min(amount.entries(), AuditLog.WINDOW);
        return List.of(
                asAdministrator(
                        "projects",
                        "listProjects",
                        "/api/v2.0/projects?",
                        "q=name=~ject-000",
                        9,
                        8 * amount.projects() + 600),
                asAdministrator(
                        "repositories", "listAllRepositories", "/api/v2.0/repositories?", "q=name=~app", 6, everywhere),
                asAdministrator(
                        "repositories of a project",
                        "listRepositories",
                        PROJECT + "/repositories?",
                        "q=name=~app",
                        8,
                        10 * largest),
                asAdministrator(
                                "artifacts of a project",
                                "listArtifactsOfProject",
                                PROJECT + "/artifacts?with_tag=true&",
                                "q=tags=1.0.0",
                                14,
                                12 * ofProject)
                        .filteredWithin(NAMED * (1 + amount.repositoriesOfEach())),
                asAdministrator(
                                "artifacts",
                                "listArtifacts",
                                REPOSITORY + "/artifacts?with_label=true&with_accessory=true&",
                                "q=tags=1.0.3",
                                14,
                                16 * largest)
                        .filteredWithin(NAMED),
                asAdministrator(
                        "artifacts with one of several tags",
                        "listArtifacts",
                        REPOSITORY + "/artifacts?q=tags=%7B1.0.3%201.0.4%20none%7D&",
                        "",
                        14,
                        NAMED),
                asAdministrator(
                        "artifacts with a part of a tag",
                        "listArtifacts",
                        REPOSITORY + "/artifacts?q=tags=~.0.1&",
                        "",
                        14,
                        2 * largest + 3 * NAMED),
                asAdministrator(
                        "artifacts of a project with a part of a tag",
                        "listArtifactsOfProject",
                        PROJECT + "/artifacts?q=tags=~1.0.14&",
                        "",
                        14,
                        2 * ofProject + NAMED * (1 + amount.repositoriesOfEach())),
                asAdministrator(
                        "artifacts with a tag",
                        "listArtifacts",
                        REPOSITORY + "/artifacts?q=tags=*&",
                        "",
                        14,
                        16 * largest),
                asAdministrator(
                        "artifacts without a tag",
                        "listArtifacts",
                        REPOSITORY + "/artifacts?q=tags=nil&",
                        "",
                        14,
                        16 * largest),
                asAdministrator(
                        "tags of an artifact",
                        "listTags",
                        REPOSITORY + "/artifacts/latest/tags?",
                        "q=name=~late",
                        12,
                        200),
                asAdministrator(
                        "accessories",
                        "listAccessories",
                        SUBJECT + "/accessories?",
                        "q=type=signature.cosign",
                        12,
                        4 * largest),
                asAdministrator("labels", "ListLabels", "/api/v2.0/labels?scope=g&", "name=global-01", 6, 500),
                asAdministrator(
                        "labels of a project",
                        "ListLabels",
                        "/api/v2.0/labels?scope=p&project_id=1&",
                        "name=label-1",
                        8,
                        200),
                asAdministrator("members", "listProjectMembers", PROJECT + "/members?", "entityname=user-00", 8, 200),
                asAdministrator("users", "listUsers", "/api/v2.0/users?", "q=username=~user-00", 6, 4 * amount.users()),
                asAdministrator(
                        "users by name",
                        "searchUsers",
                        "/api/v2.0/users/search?username=user&",
                        "",
                        6,
                        4 * amount.users()),
                asAdministrator("groups", "listUserGroups", "/api/v2.0/usergroups?", "groupname=group-01", 6, 500),
                asAdministrator(
                        "groups by name",
                        "searchUserGroups",
                        "/api/v2.0/usergroups/search?groupname=group&",
                        "",
                        6,
                        500),
                asAdministrator("robots", "ListRobot", "/api/v2.0/robots?q=Level=project,ProjectID=1&", "", 8, 200),
                asAdministrator("robots of a project", "ListRobotV1", PROJECT + "/robots?", "q=name=~ci", 9, 200),
                asAdministrator(
                        "quotas", "listQuotas", "/api/v2.0/quotas?", "reference_id=1", 7, 20 * amount.projects() + 400),
                asAdministrator("immutability rules", "ListImmuRules", PROJECT + "/immutabletagrules?", "", 8, 100),
                asAdministrator("audit log", "listAuditLogs", "/api/v2.0/audit-logs?", "q=username=user-0001", 6, AUDIT)
                        .filteredWithin(searched),
                asAdministrator(
                                "audit log, extended",
                                "listAuditLogExts",
                                "/api/v2.0/auditlog-exts?",
                                "q=operation=update",
                                6,
                                AUDIT)
                        .filteredWithin(searched),
                asAdministrator(
                                "audit log of a project",
                                "getLogs",
                                PROJECT + "/logs?",
                                "q=username=user-0001",
                                8,
                                AUDIT)
                        .filteredWithin(searched),
                asAdministrator(
                                "audit log of a project, extended",
                                "getLogExts",
                                PROJECT + "/auditlog-exts?",
                                "q=operation=create",
                                8,
                                AUDIT)
                        .filteredWithin(searched),
                asAdministrator(
                        "events of the audit log",
                        "listAuditLogEventTypes",
                        "/api/v2.0/auditlog-exts/events?",
                        "",
                        6,
                        100),
                asAdministrator(
                        "webhook policies",
                        "ListWebhookPoliciesOfProject",
                        PROJECT + "/webhook/policies?",
                        "q=name=deploy",
                        9,
                        100),
                asAdministrator(
                        "webhook executions",
                        "ListExecutionsOfWebhookPolicy",
                        HOOK + "/executions?",
                        "q=status=Error",
                        9,
                        DELIVERIES),
                asAdministrator(
                        "webhook tasks",
                        "ListTasksOfWebhookExecution",
                        HOOK + "/executions/{execution}/tasks?",
                        "",
                        9,
                        100),
                asAdministrator(
                        "log of a webhook task",
                        "GetLogsOfWebhookTask",
                        HOOK + "/executions/{execution}/tasks/{execution}/log?",
                        "",
                        9,
                        100),
                asAdministrator(
                        "webhook jobs",
                        "ListWebhookJobs",
                        PROJECT + "/webhook/jobs?policy_id=1&",
                        "q=status=Error",
                        9,
                        DELIVERIES),
                asAdministrator("last triggers", "LastTrigger", PROJECT + "/webhook/lasttrigger?", "", 9, DELIVERIES),
                asAdministrator("collections of garbage", "getGCHistory", "/api/v2.0/system/gc?", "", 6, RUNS),
                asAdministrator(
                        "purges of the audit log", "getPurgeHistory", "/api/v2.0/system/purgeaudit?", "", 6, RUNS),
                asAdministrator("schedules", "listSchedules", "/api/v2.0/schedules?", "", 7, RUNS),
                asAdministrator("worker pools", "getWorkerPools", "/api/v2.0/jobservice/pools?", "", 6, RUNS),
                asAdministrator("workers", "getWorkers", "/api/v2.0/jobservice/pools/all/workers?", "", 6, RUNS),
                asAdministrator("job queues", "listJobQueues", "/api/v2.0/jobservice/queues?", "", 6, RUNS),
                asAdministrator("scanners", "listScanners", "/api/v2.0/scanners?", "", 6, 100),
                asAdministrator(
                        "search", "search", "/api/v2.0/search?q=project-0001&", "", 12, 12 * amount.repositories()),
                asAdministrator("statistics", "getStatistic", "/api/v2.0/statistics?", "", 12, everywhere),
                asAdministrator(
                        "summary of a project", "getProjectSummary", PROJECT + "/summary?", "", 14, 10 * largest),
                asAdministrator(
                        "what I may do",
                        "getCurrentUserPermissions",
                        "/api/v2.0/users/current/permissions?scope=/project/1&",
                        "",
                        8,
                        200),
                asAdministrator("catalog", "listCatalog", "/v2/_catalog?n=100&", "last=project-0010", 6, 800),
                asAdministrator("tags", "listRepositoryTags", LARGEST + "/tags/list?n=100&", "last=1.1.0", 8, 400),
                asAdministrator(
                        "log of a collection", "getGCLog", "/api/v2.0/system/gc/{collection}/log?", "", 8, LINES),
                asAdministrator(
                        "log of a purge", "getPurgeJobLog", "/api/v2.0/system/purgeaudit/{purge}/log?", "", 8, LINES),
                asAdministrator(
                        "log of a job, as Harbor",
                        "actionGetJobLog",
                        "/api/v2.0/jobservice/jobs/{collection}/log?",
                        "",
                        8,
                        LINES),
                asMember(
                        "projects",
                        "listProjects",
                        "/api/v2.0/projects?",
                        "q=name=~ject-000",
                        11,
                        8 * amount.projects() + 600),
                asMember(
                        "repositories", "listAllRepositories", "/api/v2.0/repositories?", "q=name=~app", 8, everywhere),
                asMember("audit log", "listAuditLogs", "/api/v2.0/audit-logs?", "q=operation=create", 8, AUDIT)
                        .filteredWithin(searched),
                asMember("search", "search", "/api/v2.0/search?q=project-0001&", "", 14, 12 * amount.repositories()),
                asMember("statistics", "getStatistic", "/api/v2.0/statistics?", "", 14, everywhere),
                asAdministrator(
                        "referrers",
                        "listReferrers",
                        LARGEST + "/referrers/" + SUBJECT_DIGEST + "?",
                        "artifactType=x",
                        8,
                        200));
    }
}
