package dev.berth.conformance.scale;

/// How much of everything a database is filled with.
///
/// @param artifacts of all projects together; a twentieth of them in one repository
/// @param entries of the audit log
record Amount(int projects, int repositories, int artifacts, int entries, int users) {

    /// What lists must bear.
    static final Amount FULL = new Amount(1_000, 20_000, 1_000_000, 10_000_000, 2_000);

    /// Enough that the planners of both databases see large tables, and little enough for each change.
    static final Amount SMALL = new Amount(40, 200, 3_000, 15_000, 150);

    /// Parts of [#FULL].
    static Amount of(double part) {
        return new Amount(
                at(FULL.projects, part),
                at(FULL.repositories, part),
                at(FULL.artifacts, part),
                at(FULL.entries, part),
                at(FULL.users, part));
    }

    private static int at(int full, double part) {
        return Math.max(20, (int) (full * part));
    }

    int repositoriesOfEach() {
        return Math.max(1, repositories / projects);
    }

    /// In each repository but the one that has a twentieth of all.
    int artifactsOfEach() {
        return Math.max(1, (artifacts - inTheLargest()) / (repositoriesOfEach() * projects));
    }

    int inTheLargest() {
        return artifacts / 20;
    }
}
