package dev.berth.control.project;

import dev.berth.platform.kernel.ListQuery;
import java.util.Optional;
import java.util.Set;

/// Which projects to list.
///
/// @param visible the ids of non-open projects that the asker may see; empty for all
/// @param list which part of them, by [Projects#FIELDS]
public record ProjectQuery(Optional<Set<Long>> visible, ListQuery list) {

    public ProjectQuery {
        visible = visible.map(Set::copyOf);
    }
}
