package dev.berth.control.audit;

import java.util.Set;

/// Which entries somebody may see.
public sealed interface AuditScope {

    /// All.
    record Everything() implements AuditScope {}

    /// Those of these projects, by their ids.
    record Projects(Set<Long> ids) implements AuditScope {

        public Projects {
            ids = Set.copyOf(ids);
        }
    }
}
