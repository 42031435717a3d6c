package dev.berth.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.berth.access.permission.Grants;
import dev.berth.access.principal.HashCost;
import dev.berth.access.principal.NewUser;
import dev.berth.access.principal.PasswordHash;
import dev.berth.access.principal.Principal;
import dev.berth.access.principal.Users;
import dev.berth.blobstore.InMemoryBlobStore;
import dev.berth.blobstore.ObjectKey;
import dev.berth.control.allowlist.Allowlists;
import dev.berth.control.project.Project;
import dev.berth.control.project.ProjectChange;
import dev.berth.control.project.ProjectGate;
import dev.berth.control.project.Projects;
import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.oci.MediaType;
import dev.berth.oci.Reference;
import dev.berth.oci.RepositoryName;
import dev.berth.oci.Tag;
import dev.berth.platform.db.Database;
import dev.berth.platform.events.Notices;
import dev.berth.platform.events.Outbox;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.Secret;
import dev.berth.platform.kernel.TestClock;
import dev.berth.platform.kernel.TestRandom;
import dev.berth.platform.kernel.Ulids;
import dev.berth.registry.content.Blobs;
import dev.berth.registry.content.ContentCaches;
import dev.berth.registry.content.ContentSettings;
import dev.berth.registry.content.Manifests;
import dev.berth.registry.content.MissingBlobs;
import dev.berth.registry.content.PutManifest;
import dev.berth.registry.content.Repositories;
import dev.berth.registry.content.RepositoryId;
import dev.berth.registry.content.StoredObjects;
import dev.berth.registry.content.TagCondition;
import dev.berth.registry.gate.PushGate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// Projects and a registry below them, for the tests of features above both.
public final class TestControl {

    public static final Actor ACTOR = Actor.system("test");

    private final TestClock clock = new TestClock();
    private final Database database;
    private final Outbox outbox = new Outbox(clock);
    private final Repositories repositories;
    private final Manifests manifests;
    private final StoredObjects objects;
    private final Blobs blobs;
    private final Ulids keys = new Ulids(clock, TestRandom.seeded("keys"));
    private final Projects projects;
    private final Principal owner;

    /// @param gates what else has a say in pushes
    public TestControl(Database database, PushGate... gates) {
        ContentCaches caches = new ContentCaches();
        PushGate gate = PushGate.all(
                Stream.concat(Stream.of(new ProjectGate()), Stream.of(gates)).toArray(PushGate[]::new));
        this.repositories = new Repositories(database, clock, caches, gate);
        ContentSettings settings = new ContentSettings(Duration.ofHours(1), MissingBlobs.ACCEPT, 1 << 20, 1 << 20);
        this.database = database;
        this.manifests = new Manifests(database, repositories, caches, outbox, clock, settings);
        this.objects = new StoredObjects(database, caches, gate);
        this.blobs = new Blobs(database, new InMemoryBlobStore(), repositories, objects, caches, clock, settings);
        PasswordHash hash = new PasswordHash(new HashCost(8, 1, 1), 1, TestRandom.seeded("control"));
        Users users = new Users(database, hash, outbox, clock);
        Grants grants = new Grants(database, users, outbox, clock);
        Allowlists allowlists = new Allowlists(database, outbox, clock);
        Notices notices = new Notices(database, clock, "node");
        this.projects = new Projects(database, repositories, grants, allowlists, notices, outbox, clock);
        NewUser person = new NewUser("ada", "ada@example.org", "", "", new Secret("Harbour-Light-7"), false);
        this.owner = users.create(ACTOR, person).principal();
    }

    public TestClock clock() {
        return clock;
    }

    public Outbox outbox() {
        return outbox;
    }

    public Repositories repositories() {
        return repositories;
    }

    public Manifests manifests() {
        return manifests;
    }

    public Blobs blobs() {
        return blobs;
    }

    public StoredObjects objects() {
        return objects;
    }

    /// Makes the repository hold a blob of this size, as an upload does at its end; its bytes are nowhere.
    public Digest pushBlob(String repository, String content, long size) {
        Digest digest = DigestAlgorithm.SHA256.digest((content + " of " + size).getBytes(UTF_8));
        ObjectKey key = key();
        return database.transact(tx -> {
            RepositoryId id = repositories.ensure(tx, RepositoryName.parse(repository));
            blobs.link(tx, id, digest, digest, key, size);
            return digest;
        });
    }

    private synchronized ObjectKey key() {
        return new ObjectKey(keys.next());
    }

    public Projects projects() {
        return projects;
    }

    public Project project(String name) {
        return projects.create(owner, name, false);
    }

    /// A project that may hold so many bytes.
    public Project project(String name, long storageLimit) {
        return projects.create(ACTOR, owner, name, ProjectChange.open(false), OptionalLong.of(storageLimit));
    }

    /// Pushes an index without children under tags; `note` tells it from others.
    public Digest push(String repository, String note, String... tags) {
        String text = """
                {"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[],\
                "annotations":{"note":"%s"}}""".formatted(note);
        PutManifest put = new PutManifest(
                RepositoryName.parse(repository),
                Optional.empty(),
                Stream.of(tags).map(Tag::parse).toList(),
                Optional.of(MediaType.OCI_IMAGE_INDEX),
                text.getBytes(UTF_8),
                new TagCondition.Any());
        return manifests.put(ACTOR, put).digest();
    }

    /// What the tag points to.
    public Digest tagged(String repository, String tag) {
        return manifests
                .get(RepositoryName.parse(repository), new Reference.ByTag(Tag.parse(tag)))
                .digest();
    }

    public void delete(String repository, Reference reference) {
        manifests.delete(ACTOR, RepositoryName.parse(repository), reference, Optional.empty());
    }

    public static List<Tag> tags(String... names) {
        return Stream.of(names).map(Tag::parse).toList();
    }
}
