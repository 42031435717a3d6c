package dev.berth.conformance.scale;

import dev.berth.control.audit.AuditLog;
import java.util.List;
import java.util.Set;

/// A list of the API, and what a page of it may cost, however much there is of everything else.
///
/// @param operation what the API's description calls it
/// @param path with what it is narrowed to in any case
/// @param as who asks
/// @param filter what narrows it further, as a query
/// @param statements of a request, with those that say who asks
/// @param rows that may be touched by the first and the last page
/// @param filteredRows that may be touched by the filtered page
record ListedPlace(
        String name,
        String operation,
        String as,
        String path,
        String filter,
        int statements,
        int rows,
        int filteredRows) {

    private static final String PROJECT = "/api/v2.0/projects/project-0000";
    private static final String REPOSITORY = PROJECT + "/repositories/backend%252Fservice-00";
    static final String HOOK = PROJECT + "/webhook/policies/1";
    private static final String OWN = "/api/ext/v1/projects/project-0000/repos/backend%252Fservice-00";
    private static final String LARGEST = "/v2/project-0000/backend/service-00";
    private static final String FILES = "/api/ext/v1/projects/project-0000/repos/files/artifacts/one";
    /// A stream, which is followed until what its follower missed was told.
    static final String FOLLOWED = "followEvents";
    private static final String SUBJECT = REPOSITORY + "/artifacts/1.0.14";

    /// The budgets. A page shows ten entries; rows are those of small and large tables that the database reads to
    /// answer. What a count must pass over is in them, and is stated in `docs/operations.md`.
    static List<ListedPlace> all(Amount amount) {
        int largest = amount.inTheLargest();
        int ofProject = largest + amount.artifactsOfEach() * amount.repositoriesOfEach();
        int everywhere = 14 * amount.repositories() + 60 * amount.artifactsOfEach();
        int searched = AUDIT + 3 * Math.min(amount.entries(), AuditLog.WINDOW);
        return List.of(
                of(
                        "projects",
                        "listProjects",
                        "/api/v2.0/projects?",
                        "q=name=~ject-000",
                        9,
                        8 * amount.projects() + 600),
                of("repositories", "listAllRepositories", "/api/v2.0/repositories?", "q=name=~app", 6, everywhere),
                of(
                        "repositories of a project",
                        "listRepositories",
                        PROJECT + "/repositories?",
                        "q=name=~app",
                        8,
                        10 * largest),
                of(
                                "artifacts of a project",
                                "listArtifactsOfProject",
                                PROJECT + "/artifacts?with_tag=true&",
                                "q=tags=1.0.0",
                                14,
                                12 * ofProject)
                        .filteredWithin(NAMED * (1 + amount.repositoriesOfEach())),
                of(
                                "artifacts",
                                "listArtifacts",
                                REPOSITORY + "/artifacts?with_label=true&with_accessory=true&",
                                "q=tags=1.0.3",
                                14,
                                16 * largest)
                        .filteredWithin(NAMED),
                of(
                        "artifacts with one of several tags",
                        "listArtifacts",
                        REPOSITORY + "/artifacts?q=tags=%7B1.0.3%201.0.4%20none%7D&",
                        "",
                        14,
                        NAMED),
                of(
                        "artifacts with a part of a tag",
                        "listArtifacts",
                        REPOSITORY + "/artifacts?q=tags=~.0.1&",
                        "",
                        14,
                        2 * largest + 3 * NAMED),
                of(
                        "artifacts of a project with a part of a tag",
                        "listArtifactsOfProject",
                        PROJECT + "/artifacts?q=tags=~1.0.14&",
                        "",
                        14,
                        2 * ofProject + NAMED * (1 + amount.repositoriesOfEach())),
                of("artifacts with a tag", "listArtifacts", REPOSITORY + "/artifacts?q=tags=*&", "", 14, 16 * largest),
                of(
                        "artifacts without a tag",
                        "listArtifacts",
                        REPOSITORY + "/artifacts?q=tags=nil&",
                        "",
                        14,
                        16 * largest),
                of("tags of an artifact", "listTags", REPOSITORY + "/artifacts/latest/tags?", "q=name=~late", 12, 200),
                of(
                        "accessories",
                        "listAccessories",
                        SUBJECT + "/accessories?",
                        "q=type=signature.cosign",
                        12,
                        4 * largest),
                of("labels", "ListLabels", "/api/v2.0/labels?scope=g&", "name=global-01", 6, 500),
                of(
                        "labels of a project",
                        "ListLabels",
                        "/api/v2.0/labels?scope=p&project_id=1&",
                        "name=label-1",
                        8,
                        200),
                of("members", "listProjectMembers", PROJECT + "/members?", "entityname=user-00", 8, 200),
                of("users", "listUsers", "/api/v2.0/users?", "q=username=~user-00", 6, 4 * amount.users()),
                of("users by name", "searchUsers", "/api/v2.0/users/search?username=user&", "", 6, 4 * amount.users()),
                of("groups", "listUserGroups", "/api/v2.0/usergroups?", "groupname=group-01", 6, 500),
                of("groups by name", "searchUserGroups", "/api/v2.0/usergroups/search?groupname=group&", "", 6, 500),
                of(
                        "members of a group",
                        "listUserGroupMembers",
                        "/api/ext/v1/usergroups/1/members?",
                        "after=5",
                        6,
                        300),
                of("robots", "ListRobot", "/api/v2.0/robots?q=Level=project,ProjectID=1&", "", 8, 200),
                of("robots of a project", "ListRobotV1", PROJECT + "/robots?", "q=name=~ci", 9, 200),
                of("quotas", "listQuotas", "/api/v2.0/quotas?", "reference_id=1", 7, 20 * amount.projects() + 400),
                of("immutability rules", "ListImmuRules", PROJECT + "/immutabletagrules?", "", 8, 100),
                of("audit log", "listAuditLogs", "/api/v2.0/audit-logs?", "q=username=user-0001", 6, AUDIT)
                        .filteredWithin(searched),
                of(
                                "audit log, extended",
                                "listAuditLogExts",
                                "/api/v2.0/auditlog-exts?",
                                "q=operation=update",
                                6,
                                AUDIT)
                        .filteredWithin(searched),
                of("audit log of a project", "getLogs", PROJECT + "/logs?", "q=username=user-0001", 8, AUDIT)
                        .filteredWithin(searched),
                of(
                                "audit log of a project, extended",
                                "getLogExts",
                                PROJECT + "/auditlog-exts?",
                                "q=operation=create",
                                8,
                                AUDIT)
                        .filteredWithin(searched),
                of("events of the audit log", "listAuditLogEventTypes", "/api/v2.0/auditlog-exts/events?", "", 6, 100),
                of(
                        "export of the audit log",
                        "exportAuditLog",
                        "/api/ext/v1/audit-log?limit=100&",
                        "q=operation=create",
                        8,
                        EXPORT),
                of(
                        "export of a project's audit log",
                        "exportProjectLog",
                        "/api/ext/v1/projects/project-0000/audit-log?limit=100&",
                        "q=operation=create",
                        8,
                        EXPORT),
                of(
                        "webhook policies",
                        "ListWebhookPoliciesOfProject",
                        PROJECT + "/webhook/policies?",
                        "q=name=deploy",
                        9,
                        100),
                of(
                        "webhook executions",
                        "ListExecutionsOfWebhookPolicy",
                        HOOK + "/executions?",
                        "q=status=Error",
                        9,
                        DELIVERIES),
                of("webhook tasks", "ListTasksOfWebhookExecution", HOOK + "/executions/{execution}/tasks?", "", 9, 100),
                of(
                        "log of a webhook task",
                        "GetLogsOfWebhookTask",
                        HOOK + "/executions/{execution}/tasks/{execution}/log?",
                        "",
                        9,
                        100),
                of(
                        "webhook jobs",
                        "ListWebhookJobs",
                        PROJECT + "/webhook/jobs?policy_id=1&",
                        "q=status=Error",
                        9,
                        DELIVERIES),
                of("last triggers", "LastTrigger", PROJECT + "/webhook/lasttrigger?", "", 9, DELIVERIES),
                of("collections of garbage", "getGCHistory", "/api/v2.0/system/gc?", "", 6, RUNS),
                of("purges of the audit log", "getPurgeHistory", "/api/v2.0/system/purgeaudit?", "", 6, RUNS),
                of("schedules", "listSchedules", "/api/v2.0/schedules?", "", 7, RUNS),
                of("worker pools", "getWorkerPools", "/api/v2.0/jobservice/pools?", "", 6, RUNS),
                of("workers", "getWorkers", "/api/v2.0/jobservice/pools/all/workers?", "", 6, RUNS),
                of("job queues", "listJobQueues", "/api/v2.0/jobservice/queues?", "", 6, RUNS),
                of("jobs", "listJobs", "/api/ext/v1/jobs?limit=10&", "state=succeeded", 6, RUNS),
                of("scanners", "listScanners", "/api/v2.0/scanners?", "", 6, 100),
                of("search", "search", "/api/v2.0/search?q=project-0001&", "", 12, 12 * amount.repositories()),
                of(
                        "search of everything",
                        "searchEverything",
                        "/api/ext/v1/search?q=app-01&",
                        "types=repositories",
                        14,
                        8_000),
                of("statistics", "getStatistic", "/api/v2.0/statistics?", "", 12, everywhere),
                of("summary of a project", "getProjectSummary", PROJECT + "/summary?", "", 14, 10 * largest),
                of(
                        "what I may do",
                        "getCurrentUserPermissions",
                        "/api/v2.0/users/current/permissions?scope=/project/1&",
                        "",
                        8,
                        200),
                of("catalog", "listCatalog", "/v2/_catalog?n=100&", "last=project-0010", 6, 800),
                of("tags", "listRepositoryTags", LARGEST + "/tags/list?n=100&", "last=1.1.0", 8, 400),
                of("tag list", "listTagGroups", OWN + "/tags?limit=10&", "q=1.0.1", 18, 20 * largest + 400),
                of(
                        "tag list by size",
                        "listTagGroups",
                        OWN + "/tags?limit=10&sort=size&",
                        "q=1.0.1",
                        18,
                        20 * largest + 400),
                of(
                        "tag list of a platform",
                        "listTagGroups",
                        OWN + "/tags?limit=10&platform=linux/arm64&",
                        "signed=false&sbom=false",
                        18,
                        20 * largest + 400),
                of(
                        "marks of artifacts",
                        "listArtifactMarks",
                        OWN + "/artifact-marks?ids=1,2,3,4,5,6,7,8,9,10&",
                        "",
                        14,
                        400),
                of("attestations", "listAttestations", OWN + "/artifacts/1.0.10/attestations?", "", 14, 200),
                of("layers", "listLayers", OWN + "/artifacts/1.0.10/layers?", "", 14, SHARED),
                of(
                        "lineage",
                        "getLineage",
                        OWN + "/artifacts/1.0.10/lineage?",
                        "",
                        14,
                        4 * amount.projects() + LINEAGE),
                of(
                        "lineage of a base",
                        "getLineage",
                        OWN + "/artifacts/1.0.13/lineage?",
                        "",
                        14,
                        4 * amount.projects() + LINEAGE),
                asMember(
                        "lineage",
                        "getLineage",
                        OWN + "/artifacts/1.0.10/lineage?",
                        "",
                        16,
                        4 * amount.projects() + LINEAGE),
                of(
                        "files of a layer",
                        "listLayerFiles",
                        FILES + "/layers/{layer}/files?path=usr/lib/part-30&limit=10&",
                        "q=shared-0",
                        20,
                        PAGES),
                of(
                        "files with the layers below",
                        "listLayerFiles",
                        FILES + "/layers/{layer}/files?path=usr/lib/part-30&limit=10&state=all&",
                        "q=shared-0",
                        30,
                        PAGES),
                of(
                        "beginning of a file",
                        "previewLayerFile",
                        FILES + "/layers/{layer}/file?path=usr/lib/part-30/shared-002.so&",
                        "",
                        16,
                        PAGES),
                of(
                        "changes between images",
                        "listFileChanges",
                        FILES + "/changes?to=two&limit=10&",
                        "change=added",
                        40,
                        2 * PAGES),
                of("hidden files", "listHiddenFiles", FILES + "/hidden-files?", "", 30, 2 * PAGES),
                of("log of a collection", "getGCLog", "/api/v2.0/system/gc/{collection}/log?", "", 8, LINES),
                of("log of a purge", "getPurgeJobLog", "/api/v2.0/system/purgeaudit/{purge}/log?", "", 8, LINES),
                of("log of a job", "getJobLog", "/api/ext/v1/jobs/{collection}/log?", "", 8, LINES),
                of(
                        "log of a job, as Harbor",
                        "actionGetJobLog",
                        "/api/v2.0/jobservice/jobs/{collection}/log?",
                        "",
                        8,
                        LINES),
                of("what is damaged", "getVerification", "/api/ext/v1/system/verification?", "", 8, 400),
                of("live events", FOLLOWED, "/api/ext/v1/events?", "", 8, 1_500),
                asMember("live events", FOLLOWED, "/api/ext/v1/events?", "", 12, 1_500),
                of("series", "getSeries", "/api/ext/v1/series?", "step=hour", 8, 400),
                of(
                        "series of projects",
                        "getSeriesOfProjects",
                        "/api/ext/v1/series/projects?project_ids=1,2,3,4,5,6,7,8,9,10&",
                        "",
                        8,
                        1_500),
                asMember(
                        "series of projects",
                        "getSeriesOfProjects",
                        "/api/ext/v1/series/projects?project_ids=1,2,3,4,5,6,7,8,9,10&",
                        "",
                        12,
                        1_500),
                of(
                        "series of a project",
                        "getProjectSeries",
                        "/api/ext/v1/projects/project-0000/series?",
                        "step=hour",
                        8,
                        400),
                of("series of a repository", "getRepositorySeries", OWN + "/series?", "step=hour", 8, 400),
                of(
                        "storage tree",
                        "getStorageTree",
                        "/api/ext/v1/storage/tree?",
                        "projects=50&repositories=20",
                        8,
                        40 * amount.projects() + STORAGE),
                asMember(
                        "storage tree",
                        "getStorageTree",
                        "/api/ext/v1/storage/tree?",
                        "projects=50&repositories=20",
                        12,
                        40 * amount.projects() + STORAGE),
                of(
                        "storage of a project",
                        "getProjectStorage",
                        "/api/ext/v1/projects/project-0000/storage?",
                        "repositories=200",
                        10,
                        STORAGE),
                of(
                        "growth",
                        "getStorageTree",
                        "/api/ext/v1/storage/tree?by=growth&range=90d&",
                        "projects=50&repositories=20",
                        8,
                        40 * amount.projects() + GROWTH * amount.repositories() + STORAGE),
                asMember(
                        "growth",
                        "getStorageTree",
                        "/api/ext/v1/storage/tree?by=growth&range=90d&",
                        "projects=50&repositories=20",
                        12,
                        40 * amount.projects() + GROWTH * amount.repositories() + STORAGE),
                of(
                        "growth of a project",
                        "getProjectStorage",
                        "/api/ext/v1/projects/project-0000/storage?by=growth&range=90d&",
                        "repositories=200",
                        10,
                        STORAGE),
                of("overview", "getOverview", "/api/ext/v1/overview?", "", 12, 40 * amount.projects() + everywhere),
                of(
                        "attention",
                        "listAttention",
                        "/api/ext/v1/attention?",
                        "",
                        18,
                        60 * amount.projects() + DELIVERIES + RUNS + 400),
                asMember(
                        "attention",
                        "listAttention",
                        "/api/ext/v1/attention?",
                        "",
                        18,
                        60 * amount.projects() + DELIVERIES + RUNS + 400),
                asMember("series", "getSeries", "/api/ext/v1/series?", "step=hour", 10, 60 * amount.projects()),
                asMember("overview", "getOverview", "/api/ext/v1/overview?", "", 12, everywhere),
                of("preferences", "getPreferences", "/api/ext/v1/me/prefs?", "", 6, 100),
                of("pins", "getPins", "/api/ext/v1/me/pins?", "", 6, 100),
                of("personal tokens", "listPersonalTokens", "/api/ext/v1/tokens?", "", 6, 100),
                of("sessions", "listSessions", "/api/ext/v1/me/sessions?", "", 6, 200),
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
                asMember("search of everything", "searchEverything", "/api/ext/v1/search?q=app-01&", "", 16, 12_000),
                asMember("statistics", "getStatistic", "/api/v2.0/statistics?", "", 14, everywhere),
                of(
                        "referrers",
                        "listReferrers",
                        LARGEST + "/referrers/" + SUBJECT_DIGEST + "?",
                        "artifactType=x",
                        8,
                        200));
    }

    /// Operations that read but list nothing that grows: one thing that the path names or that there is once, files
    /// of the program.
    static final Set<String> SINGLE = Set.of(
            "checkVersion",
            "discoverExtensions",
            "getBackup",
            "getConfigurations",
            "getCurrentUserInfo",
            "getDescription",
            "getExtensionDescription",
            "getGCSchedule",
            "getHealth",
            "getHome",
            "getInternalconfig",
            "getLive",
            "getMetrics",
            "getPermissions",
            "getPing",
            "getProjectDeletable",
            "getPurgeSchedule",
            "getReady",
            "getRepositoryStorage",
            "getSchedulePaused",
            "getScript",
            "getSetup",
            "getSetupState",
            "getStyle",
            "GetSupportedEventTypes",
            "getSymbol",
            "getSystemCVEAllowlist",
            "getSystemInfo",
            "getToken",
            "getVolumes",
            "listProjectMetadatas",
            "readManifest");

    /// A year has so many days, and a page begins on one of them. A filter looks at the newest entries that an index
    /// gives, at most [AuditLog#WINDOW], in the index and in the table, and sorts what it finds.
    private static final int AUDIT = 6_000;

    /// A portion is a thousand entries, looked at twice; a filter may leave too few of the first one.
    private static final int EXPORT = 16_000;

    /// A policy keeps 200 deliveries that have ended.
    private static final int DELIVERIES = 4_000;

    /// Of each layer at most a thousand artifacts that share it are counted, twice.
    private static final int SHARED = 30_000;

    /// Of images that lie on one at most a thousand are counted; of images with the same layers a hundred are looked
    /// at.
    private static final int LINEAGE = 12_000;

    /// At most fifty projects with twenty repositories each, and of each whether it is there.
    private static final int STORAGE = 10_000;

    /// Of each repository that has changed in the time, in a shown project: what it holds, and held before.
    private static final int GROWTH = 8;

    /// Of each job some runs are kept.
    private static final int RUNS = 1_000;

    /// The same list, whose filtered page may touch so many rows.
    private ListedPlace filteredWithin(int filtered) {
        return new ListedPlace(name, operation, as, path, filter, statements, rows, filtered);
    }

    /// What a tag names is found by it.
    private static final int NAMED = 120;

    /// Of a run so many lines are kept, and its log is shown as a whole.
    private static final int LINES = 5_000;

    /// A layer's index has a row for each two thousand files.
    private static final int PAGES = 200;

    /// Of which nothing is: the cost is that of looking.
    private static final String SUBJECT_DIGEST = "sha256:" + "0".repeat(64);

    private static ListedPlace of(String name, String operation, String path, String filter, int statements, int rows) {
        return new ListedPlace(name, operation, "admin", path, filter, statements, rows, rows);
    }

    /// For somebody who may see some projects only.
    private static ListedPlace asMember(
            String name, String operation, String path, String filter, int statements, int rows) {
        return new ListedPlace(name + ", as a member", operation, "user-0001", path, filter, statements, rows, rows);
    }
}
