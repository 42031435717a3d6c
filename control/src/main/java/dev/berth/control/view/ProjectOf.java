package dev.berth.control.view;

import dev.berth.platform.db.Dialect;

/// In SQL, the name of the project that something belongs to.
final class ProjectOf {

    private ProjectOf() {}

    /// The project of the repository `r`.
    static String repository(Dialect dialect) {
        return switch (dialect) {
            case SQLITE -> "substr(r.name, 1, instr(r.name, '/') - 1)";
            case POSTGRESQL -> "split_part(r.name, '/', 1)";
        };
    }
}
