package dev.berth.conformance.scale;

import dev.berth.access.principal.User;
import dev.berth.blobstore.ObjectKey;
import dev.berth.conformance.scale.Blueprint.Made;
import dev.berth.conformance.scale.Blueprint.Part;
import dev.berth.conformance.scale.PeopleLoad.LoadedProject;
import dev.berth.control.label.LabelledArtifact;
import dev.berth.oci.Digest;
import dev.berth.oci.MediaType;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.Origin;
import dev.berth.registry.content.Pull;
import dev.berth.registry.content.PutManifest;
import dev.berth.registry.content.RepositoryId;
import dev.berth.registry.content.TagCondition;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Pushes artifacts: blobs, manifests, tags, labels, pulls, and what each artifact is.
final class ContentLoad {

    /// How many artifacts are described at once.
    private static final int DESCRIBED = 50;

    private final Stores stores;
    private final List<User> users;
    private final Map<RepositoryName, Growing> repositories = new HashMap<>();
    private final Map<Digest, RepositoryName> shared = new HashMap<>();

    ContentLoad(Stores stores, List<User> users) {
        this.stores = stores;
        this.users = users;
    }

    /// What a repository holds so far.
    private static final class Growing {
        private final RepositoryId id;
        private final Blueprint blueprint;
        private final Set<Digest> shared = new HashSet<>();
        private Optional<Digest> newest = Optional.empty();
        private int next;

        Growing(RepositoryId id, RepositoryName name) {
            this.id = id;
            this.blueprint = new Blueprint(name);
        }
    }

    /// Pushes the next artifacts of a repository.
    void push(LoadedProject project, RepositoryName name, int count) {
        Growing growing = repositories.computeIfAbsent(name, this::begin);
        RepositoryId id = growing.id;
        for (int i = 0; i < count; i++) {
            int number = growing.next++;
            stores.clock().tick();
            User pusher = users.get((number + name.value().length()) % users.size());
            Actor actor = pusher.principal().actor().from(new Origin("10.0.0." + number % 250, "request-" + number));
            Made made = growing.blueprint.artifact(number);
            made.parts().forEach(part -> hold(growing, actor, name, id, part));
            Digest digest = stores.manifests()
                    .put(
                            actor,
                            new PutManifest(
                                    name,
                                    Optional.empty(),
                                    made.tags(),
                                    Optional.of(new MediaType(made.mediaType())),
                                    made.manifest(),
                                    new TagCondition.Any()))
                    .digest();
            if (number % 20 == 3) {
                long label = project.labels()
                        .get(number / 20 % project.labels().size())
                        .id();
                stores.labels().add(actor, project.project().id(), new LabelledArtifact(id, digest), label);
            }
            if (number % 10 == 0) {
                stores.pulls()
                        .record(new Pull(name, id, digest, made.tags().stream().findFirst(), actor));
            }
        }
    }

    private Growing begin(RepositoryName name) {
        return new Growing(
                stores.database().transact(tx -> stores.repositories().ensure(tx, name)), name);
    }

    private void hold(Growing growing, Actor actor, RepositoryName name, RepositoryId id, Part part) {
        if (growing.shared.contains(part.digest())
                || growing.newest.filter(part.digest()::equals).isPresent()) {
            return;
        }
        RepositoryName first = shared.get(part.digest());
        if (first != null) {
            stores.blobs().mount(actor, name, part.digest(), first);
            growing.shared.add(part.digest());
            return;
        }
        ObjectKey key = new ObjectKey(stores.ids().next());
        stores.database().transact(tx -> {
            stores.blobs().link(tx, id, part.digest(), part.digest(), key, part.size());
            return key;
        });
        part.content().ifPresent(content -> stores.configs().hold(key, content));
        // An empty config and the layers below are in many repositories.
        if (part.shared()) {
            shared.put(part.digest(), name);
            growing.shared.add(part.digest());
        } else if (part.content().isEmpty()) {
            growing.newest = Optional.of(part.digest());
        }
    }

    /// Writes down what was pushed to a project, and that some of it was pulled.
    void settle(LoadedProject project, int pushed) {
        // Children that follow their index let it be described again.
        for (int left = 2 * pushed; left > -DESCRIBED; left -= DESCRIBED) {
            stores.descriptions().catchUp(project.project().name());
        }
    }

    /// After some pushes.
    void flush() {
        stores.pulls().flush();
        stores.configs().forget();
    }
}
