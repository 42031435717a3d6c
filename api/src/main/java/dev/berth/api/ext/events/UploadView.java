package dev.berth.api.ext.events;

import dev.berth.access.principal.Principal;
import dev.berth.control.project.Project;
import dev.berth.registry.arrival.Progress;
import dev.berth.registry.arrival.Stage;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// What of the uploads under way somebody asked for, may know and was not told yet. Rights are looked up each time.
/// For use by one thread.
final class UploadView {

    /// What somebody asks for by `topics` to hear of uploads. They are not told unasked: while nobody asks, nodes
    /// tell each other nothing.
    static final String TOPIC = "upload";

    private final Supplier<List<Progress>> uploads;
    private final Optional<String> only;
    private final Rights rights;
    private final InstantSource clock;
    private Map<String, Progress> told = Map.of();
    private boolean begun;

    /// @param uploads as [Arrivals#progress()]
    /// @param only the name of the only project that is wanted
    UploadView(Supplier<List<Progress>> uploads, Optional<String> only, Rights rights, InstantSource clock) {
        this.uploads = uploads;
        this.only = only;
        this.rights = rights;
        this.clock = clock;
    }

    /// For whoever did not ask for uploads.
    static UploadView none(Rights rights, InstantSource clock) {
        return new UploadView(List::of, Optional.empty(), rights, clock);
    }

    /// What has changed since the last call; at the first one, what is under way. What had ended before somebody
    /// looked on is part of a push whose end they may have missed.
    List<EventRecord> news(Principal principal) {
        List<Progress> current = uploads.get();
        boolean first = !begun;
        begun = true;
        if (current.isEmpty() && told.isEmpty()) {
            return List.of();
        }
        Instant now = clock.instant();
        List<EventRecord> news = new ArrayList<>();
        Map<String, Progress> seen = new HashMap<>();
        for (Progress one :
                current.stream().sorted(Comparator.comparing(Progress::since)).toList()) {
            Optional<Project> project = known(principal, one);
            if (project.isPresent()) {
                Progress before = told.get(one.key());
                // What one node knew earlier may come from another one later.
                boolean over = before != null && before.stage() == Stage.STORED;
                seen.put(one.key(), over ? before : one);
                boolean missed = first && (one.stage() == Stage.STORED || one.stage() == Stage.STOPPED);
                if (!over && !missed && !one.equals(before)) {
                    news.add(EventRecord.of(one, project.get(), now));
                }
            }
        }
        told.values().stream()
                .filter(one -> one.stage() == Stage.ARRIVING && !seen.containsKey(one.key()))
                .map(Progress::stopped)
                .forEach(gone ->
                        known(principal, gone).ifPresent(project -> news.add(EventRecord.of(gone, project, now))));
        told = seen;
        return news;
    }

    /// The project of an upload that may be known; empty for all others, and for those that are not wanted.
    private Optional<Project> known(Principal principal, Progress progress) {
        String name = progress.repository().project();
        if (only.isPresent() && !only.get().equals(name)) {
            return Optional.empty();
        }
        return rights.project(name)
                .filter(project -> rights.ofContent(
                        principal, project, progress.repository().path()));
    }
}
