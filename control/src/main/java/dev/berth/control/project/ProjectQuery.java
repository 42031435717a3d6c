package dev.berth.control.project;

import java.util.Optional;
import java.util.Set;

/// Which projects to list.
///
/// @param visible the ids of non-open projects that the asker may see; empty for all
/// @param nameContains a part of the name, in any case
/// @param exactName the whole name
/// @param open only open ones, or only others
/// @param owner only those of this owner
/// @param offset how many to pass over
/// @param limit how many to return; 0 for all
public record ProjectQuery(
        Optional<Set<Long>> visible,
        Optional<String> nameContains,
        Optional<String> exactName,
        Optional<Boolean> open,
        Optional<String> owner,
        int offset,
        int limit) {}
