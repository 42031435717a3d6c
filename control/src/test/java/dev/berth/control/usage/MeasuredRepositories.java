package dev.berth.control.usage;

import static dev.berth.control.TestControl.ACTOR;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.berth.access.permission.RepositoryPatterns;
import dev.berth.access.permission.VisibleRepositories;
import dev.berth.control.TestControl;
import dev.berth.control.TestRun;
import dev.berth.control.artifact.Descriptions;
import dev.berth.control.project.Project;
import dev.berth.control.quota.QuotaGate;
import dev.berth.control.quota.Quotas;
import dev.berth.control.series.SeriesSample;
import dev.berth.control.view.GrowthRange;
import dev.berth.control.view.GrowthViews;
import dev.berth.control.view.RepositoryViews;
import dev.berth.control.view.StorageTree;
import dev.berth.control.view.StorageTree.ProjectNode;
import dev.berth.control.view.StorageTree.RepositoryNode;
import dev.berth.control.view.StorageViews;
import dev.berth.control.view.StorageViews.Most;
import dev.berth.control.view.UsageViews;
import dev.berth.oci.Digest;
import dev.berth.oci.MediaType;
import dev.berth.oci.Reference;
import dev.berth.oci.RepositoryName;
import dev.berth.oci.Tag;
import dev.berth.platform.db.TestDatabase;
import dev.berth.platform.events.Events;
import dev.berth.platform.events.Outbox;
import dev.berth.platform.kernel.TestClock;
import dev.berth.registry.content.PulledDays;
import dev.berth.registry.content.PutManifest;
import dev.berth.registry.content.TagCondition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Two projects, what was pushed to their repositories, and what was measured of it.
final class MeasuredRepositories implements AutoCloseable {

    static final VisibleRepositories EVERYTHING =
            new VisibleRepositories(Optional.empty(), Map.of(), RepositoryPatterns.NONE);
    private static final Most MANY = new Most(50, 50);

    private final TestClock quotaClock = new TestClock();
    private final Outbox quotaOutbox = new Outbox(quotaClock);
    private final TestControl control;
    private final Events events;
    private final UsageMeasurement measurement;
    private final SeriesSample sample;

    final Quotas quotas;
    final StorageViews storage;
    final GrowthViews growth;
    final Project team;
    final Project other;

    MeasuredRepositories(TestDatabase database) {
        control = new TestControl(database, new QuotaGate(_ -> true, quotaOutbox, _ -> {}, quotaClock));
        quotas = new Quotas(database, quotaOutbox, control.clock(), _ -> -1);
        events = new Events(database, control.outbox(), control.clock(), "node");
        storage = new StorageViews(database);
        growth = new GrowthViews(database, control.clock());
        sample =
                new SeriesSample(database, quotas, new PulledDays(database, control.clock()), () -> 0, control.clock());
        measurement = new UsageMeasurement(
                database,
                new UsageViews(
                        database,
                        new RepositoryViews(
                                database,
                                control.repositories(),
                                new Descriptions(database, control.manifests(), control.blobs()))),
                control.clock());
        control.projects().whenCreated(quotas);
        events.register(new UsageMarks(control.projects()));
        team = control.project("team");
        other = control.project("other");
        events.drain();
    }

    @Override
    public void close() {
        events.close();
    }

    TestControl control() {
        return control;
    }

    TestClock clock() {
        return control.clock();
    }

    void hear() {
        events.drain();
    }

    /// Pushes an image of these layers, a hundred bytes each, whose config is elsewhere; how many bytes its
    /// manifest has.
    long push(String repository, String tag, String... layers) {
        List<Digest> digests = Stream.of(layers)
                .map(layer -> control.pushBlob(repository, layer, 100))
                .toList();
        String descriptors =
                digests.stream().map(digest -> """
                        {"mediaType":"application/vnd.oci.image.layer.v1.tar","digest":"%s","size":100}""".formatted(digest)).collect(Collectors.joining(","));
        byte[] manifest = """
                {"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json",\
                "config":{"mediaType":"application/vnd.example+json","digest":"sha256:%s","size":100},"layers":[%s]}""".formatted("0".repeat(64), descriptors).getBytes(UTF_8);
        control.manifests()
                .put(
                        ACTOR,
                        new PutManifest(
                                RepositoryName.parse(repository),
                                Optional.empty(),
                                List.of(Tag.parse(tag)),
                                Optional.of(MediaType.OCI_IMAGE_MANIFEST),
                                manifest,
                                new TagCondition.Any()));
        return manifest.length;
    }

    void delete(String repository, String tag) {
        control.delete(repository, new Reference.ByDigest(control.tagged(repository, tag)));
    }

    String measure() {
        events.drain();
        TestRun run = new TestRun();
        measurement.run(run);
        return run.note();
    }

    /// Notes what projects hold in this hour and on this day.
    void sample() {
        sample.run(new TestRun());
    }

    StorageTree grown(GrowthRange range) {
        return growth.tree(EVERYTHING, Optional.empty(), MANY, range);
    }

    StorageTree all() {
        return storage.tree(EVERYTHING, Optional.empty(), MANY);
    }

    ProjectNode project(String name) {
        return all().projects().stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    RepositoryNode repository(String name) {
        return project(name.substring(0, name.indexOf('/'))).repositories().stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static List<String> names(ProjectNode project) {
        return project.repositories().stream().map(RepositoryNode::name).toList();
    }
}
