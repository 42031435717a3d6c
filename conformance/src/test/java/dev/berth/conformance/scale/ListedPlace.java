package dev.berth.conformance.scale;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

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

    /// The budgets. A page shows ten entries; rows are those of small and large tables that the database reads to
    /// answer. What a count must pass over is in them, and is stated in `docs/operations.md`.
    static List<ListedPlace> all(Amount amount) {
        return Stream.concat(HarborPlaces.all(amount).stream(), ExtPlaces.all(amount).stream())
                .toList();
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

    /// A policy keeps 200 deliveries that have ended.
    static final int DELIVERIES = 4_000;

    /// Of each job some runs are kept.
    static final int RUNS = 1_000;

    /// Of a run so many lines are kept, and its log is shown as a whole.
    static final int LINES = 5_000;

    /// What lists of repositories everywhere pass over.
    static int everywhere(Amount amount) {
        return 14 * amount.repositories() + 60 * amount.artifactsOfEach();
    }

    /// The same list, whose filtered page may touch so many rows.
    ListedPlace filteredWithin(int filtered) {
        return new ListedPlace(name, operation, as, path, filter, statements, rows, filtered);
    }

    static ListedPlace asAdministrator(
            String name, String operation, String path, String filter, int statements, int rows) {
        return new ListedPlace(name, operation, "admin", path, filter, statements, rows, rows);
    }

    /// For somebody who may see some projects only.
    static ListedPlace asMember(String name, String operation, String path, String filter, int statements, int rows) {
        return new ListedPlace(name + ", as a member", operation, "user-0001", path, filter, statements, rows, rows);
    }
}
