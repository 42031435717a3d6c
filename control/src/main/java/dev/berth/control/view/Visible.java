package dev.berth.control.view;

import java.util.Optional;
import java.util.Set;

/// Which projects the asker may see.
///
/// @param projects ids of closed projects that are seen besides the open ones; empty for all
public record Visible(Optional<Set<Long>> projects) {

    public Visible {
        projects = projects.map(Set::copyOf);
    }

    boolean everything() {
        return projects.isEmpty();
    }

    boolean includes(long project, boolean open) {
        return open || projects.isEmpty() || projects.get().contains(project);
    }
}
