package dev.berth.conformance.scale;

import static dev.berth.conformance.scale.ListedPlace.DELIVERIES;
import static dev.berth.conformance.scale.ListedPlace.LINES;
import static dev.berth.conformance.scale.ListedPlace.RUNS;
import static dev.berth.conformance.scale.ListedPlace.asAdministrator;
import static dev.berth.conformance.scale.ListedPlace.asMember;

import java.util.List;

/// Lists of Berth's own API.
final class ExtPlaces {

    private static final String OWN = "/api/ext/v1/projects/project-0000/repos/backend%252Fservice-00";

    private static final String FILES = "/api/ext/v1/projects/project-0000/repos/files/artifacts/one";

    /// A stream, which is followed until what its follower missed was told.
    static final String FOLLOWED = "followEvents";

    /// A portion is a thousand entries, looked at twice; a filter may leave too few of the first one.
    private static final int EXPORT = 16_000;

    /// Of each layer at most a thousand artifacts that share it are counted, twice.
    private static final int SHARED = 30_000;

    /// Of images that lie on one at most a thousand are counted; of images with the same layers a hundred are looked
    /// at.
    private static final int LINEAGE = 12_000;

    /// At most fifty projects with twenty repositories each, and of each whether it is there.
    private static final int STORAGE = 10_000;

    /// Of each repository that has changed in the time, in a shown project: what it holds, and held before.
    private static final int GROWTH = 8;

    /// A layer's index has a row for each two thousand files.
    private static final int PAGES = 200;

    private ExtPlaces() {}

    static List<ListedPlace> all(Amount amount) {
        int largest = amount.inTheLargest();
        int everywhere = ListedPlace.everywhere(amount);
        return List.of(
                asAdministrator(
                        "members of a group",
                        "listUserGroupMembers",
                        "/api/ext/v1/usergroups/1/members?",
                        "after=5",
                        6,
                        300),
                asAdministrator(
                        "export of the audit log",
                        "exportAuditLog",
                        "/api/ext/v1/audit-log?limit=100&",
                        "q=operation=create",
                        8,
                        EXPORT),
                asAdministrator(
                        "export of a project's audit log",
                        "exportProjectLog",
                        "/api/ext/v1/projects/project-0000/audit-log?limit=100&",
                        "q=operation=create",
                        8,
                        EXPORT),
                asAdministrator("jobs", "listJobs", "/api/ext/v1/jobs?limit=10&", "state=succeeded", 6, RUNS),
                asAdministrator(
                        "search of everything",
                        "searchEverything",
                        "/api/ext/v1/search?q=app-01&",
                        "types=repositories",
                        14,
                        8_000),
                asAdministrator(
                        "tag list", "listTagGroups", OWN + "/tags?limit=10&", "q=1.0.1", 18, 20 * largest + 400),
                asAdministrator(
                        "tag list by size",
                        "listTagGroups",
                        OWN + "/tags?limit=10&sort=size&",
                        "q=1.0.1",
                        18,
                        20 * largest + 400),
                asAdministrator(
                        "tag list of a platform",
                        "listTagGroups",
                        OWN + "/tags?limit=10&platform=linux/arm64&",
                        "signed=false&sbom=false",
                        18,
                        20 * largest + 400),
                asAdministrator(
                        "marks of artifacts",
                        "listArtifactMarks",
                        OWN + "/artifact-marks?ids=1,2,3,4,5,6,7,8,9,10&",
                        "",
                        14,
                        400),
                asAdministrator(
                        "attestations", "listAttestations", OWN + "/artifacts/1.0.10/attestations?", "", 14, 200),
                asAdministrator("layers", "listLayers", OWN + "/artifacts/1.0.10/layers?", "", 14, SHARED),
                asAdministrator(
                        "lineage",
                        "getLineage",
                        OWN + "/artifacts/1.0.10/lineage?",
                        "",
                        14,
                        4 * amount.projects() + LINEAGE),
                asAdministrator(
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
                asAdministrator(
                        "files of a layer",
                        "listLayerFiles",
                        FILES + "/layers/{layer}/files?path=usr/lib/part-30&limit=10&",
                        "q=shared-0",
                        20,
                        PAGES),
                asAdministrator(
                        "files with the layers below",
                        "listLayerFiles",
                        FILES + "/layers/{layer}/files?path=usr/lib/part-30&limit=10&state=all&",
                        "q=shared-0",
                        30,
                        PAGES),
                asAdministrator(
                        "beginning of a file",
                        "previewLayerFile",
                        FILES + "/layers/{layer}/file?path=usr/lib/part-30/shared-002.so&",
                        "",
                        16,
                        PAGES),
                asAdministrator(
                        "changes between images",
                        "listFileChanges",
                        FILES + "/changes?to=two&limit=10&",
                        "change=added",
                        40,
                        2 * PAGES),
                asAdministrator("hidden files", "listHiddenFiles", FILES + "/hidden-files?", "", 30, 2 * PAGES),
                asAdministrator("log of a job", "getJobLog", "/api/ext/v1/jobs/{collection}/log?", "", 8, LINES),
                asAdministrator("what is damaged", "getVerification", "/api/ext/v1/system/verification?", "", 8, 400),
                asAdministrator("live events", FOLLOWED, "/api/ext/v1/events?", "", 8, 1_500),
                asMember("live events", FOLLOWED, "/api/ext/v1/events?", "", 12, 1_500),
                asAdministrator("series", "getSeries", "/api/ext/v1/series?", "step=hour", 8, 400),
                asAdministrator(
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
                asAdministrator(
                        "series of a project",
                        "getProjectSeries",
                        "/api/ext/v1/projects/project-0000/series?",
                        "step=hour",
                        8,
                        400),
                asAdministrator("series of a repository", "getRepositorySeries", OWN + "/series?", "step=hour", 8, 400),
                asAdministrator(
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
                asAdministrator(
                        "storage of a project",
                        "getProjectStorage",
                        "/api/ext/v1/projects/project-0000/storage?",
                        "repositories=200",
                        10,
                        STORAGE),
                asAdministrator(
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
                asAdministrator(
                        "growth of a project",
                        "getProjectStorage",
                        "/api/ext/v1/projects/project-0000/storage?by=growth&range=90d&",
                        "repositories=200",
                        10,
                        STORAGE),
                asAdministrator(
                        "overview",
                        "getOverview",
                        "/api/ext/v1/overview?",
                        "",
                        12,
                        40 * amount.projects() + everywhere),
                asAdministrator(
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
                asAdministrator("preferences", "getPreferences", "/api/ext/v1/me/prefs?", "", 6, 100),
                asAdministrator("pins", "getPins", "/api/ext/v1/me/pins?", "", 6, 100),
                asAdministrator("personal tokens", "listPersonalTokens", "/api/ext/v1/tokens?", "", 6, 100),
                asAdministrator("sessions", "listSessions", "/api/ext/v1/me/sessions?", "", 6, 200),
                asMember("search of everything", "searchEverything", "/api/ext/v1/search?q=app-01&", "", 16, 12_000));
    }
}
