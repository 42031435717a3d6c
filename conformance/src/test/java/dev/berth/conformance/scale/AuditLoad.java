package dev.berth.conformance.scale;

import dev.berth.access.principal.User;
import dev.berth.conformance.scale.PeopleLoad.LoadedProject;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.oci.RepositoryName;
import dev.berth.oci.Tag;
import dev.berth.platform.events.Event;
import dev.berth.platform.events.Position;
import dev.berth.platform.events.RecordedEvent;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.Origin;
import dev.berth.registry.event.RegistryEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// What people did besides pushing: mostly pulls, as an audit log is full of them.
final class AuditLoad {

    private static final int BATCH = 2_000;

    private final Stores stores;
    private final List<User> users;
    private final List<LoadedProject> projects;
    private final int repositories;
    private final Random random;

    AuditLoad(Stores stores, PeopleLoad people, int repositories, Random random) {
        this.stores = stores;
        this.users = people.users();
        this.projects = people.projects();
        this.repositories = repositories;
        this.random = random;
    }

    /// Tells the audit trail of so many events that happen now.
    void tell(int count) {
        for (int left = count; left > 0; left -= BATCH) {
            List<RecordedEvent> events = new ArrayList<>();
            for (int i = 0; i < Math.min(BATCH, left); i++) {
                events.add(new RecordedEvent(new Position(0, 0), stores.clock().instant(), event()));
            }
            stores.database().transact(tx -> {
                stores.audit().accept(tx, events);
                return true;
            });
        }
    }

    private Event event() {
        // Some people, projects and repositories are much busier than others.
        User user = users.get(skewed(users.size()));
        int project = skewed(projects.size());
        String name = projects.get(project).project().name();
        Actor actor = user.principal()
                .actor()
                .from(new Origin(
                        "10.0.%d.%d".formatted(random.nextInt(250), random.nextInt(250)), "r" + random.nextInt()));
        RepositoryName repository = new RepositoryName(Load.repository(name, random.nextInt(repositories)));
        int kind = random.nextInt(1000);
        if (kind == 0) {
            return Event.updated(actor, "member", "user-%04d".formatted(random.nextInt(users.size())))
                    .in(projects.get(project).project().id());
        }
        if (kind < 20) {
            return Event.created(actor, "session", user.username());
        }
        int tag = random.nextInt(50);
        return new RegistryEvent.ManifestPulled(
                        repository,
                        DigestAlgorithm.SHA256.digest((repository + ":" + tag).getBytes(StandardCharsets.UTF_8)),
                        Optional.of(new Tag("1.0." + tag)),
                        1)
                .by(actor);
    }

    private int skewed(int size) {
        double part = random.nextDouble();
        return (int) (part * part * size);
    }
}
