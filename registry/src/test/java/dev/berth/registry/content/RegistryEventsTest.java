package dev.berth.registry.content;

import static dev.berth.registry.TestRegistry.APP;
import static dev.berth.registry.TestRegistry.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.oci.Reference;
import dev.berth.oci.Tag;
import dev.berth.platform.db.OnBothDatabases;
import dev.berth.platform.events.Events;
import dev.berth.platform.events.Outbox;
import dev.berth.platform.events.Position;
import dev.berth.platform.events.RecordedEvent;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.DomainException;
import dev.berth.platform.kernel.Origin;
import dev.berth.registry.TestManifest;
import dev.berth.registry.TestRegistry;
import dev.berth.registry.event.RegistryEvent;
import dev.berth.registry.event.RegistryEvent.ManifestDeleted;
import dev.berth.registry.event.RegistryEvent.ManifestPulled;
import dev.berth.registry.event.RegistryEvent.ManifestPushed;
import dev.berth.registry.event.RegistryEvent.RepositoryDeleted;
import dev.berth.registry.event.RegistryEvent.TagDeleted;
import dev.berth.registry.event.RegistryEvent.TagPointed;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What others hear of changes to content.
@OnBothDatabases
class RegistryEventsTest {

    private static final Actor BOB = new Actor(Actor.Kind.USER, 2, "bob", new Origin("192.0.2.7", "r-7"));

    @RegisterExtension
    final TestRegistry registry = TestRegistry.create();

    @Test
    void aPushADeletedTagAndADeletedManifestAreToldWithWhoDidIt() {
        TestManifest image = registry.pushImage(APP, 1, "a", "b");
        registry.manifests().put(BOB, put(APP, image, new TagCondition.Any(), "c"));
        registry.manifests().delete(BOB, APP, new Reference.ByTag(new Tag("a")), Optional.empty());
        registry.manifests().delete(BOB, APP, new Reference.ByDigest(image.digest()), Optional.empty());

        List<RecordedEvent> events = events();

        assertThat(events)
                .extracting(recorded -> RegistryEvent.of(recorded.event()).orElseThrow())
                .containsExactly(
                        new ManifestPushed(APP, image.digest(), List.of(new Tag("a"), new Tag("b")), image.mediaType()),
                        new ManifestPushed(APP, image.digest(), List.of(new Tag("c")), image.mediaType()),
                        new TagDeleted(APP, new Tag("a"), image.digest()),
                        new ManifestDeleted(APP, image.digest(), List.of(new Tag("b"), new Tag("c"))));
        assertThat(events.get(0).event().actor()).isEqualTo(TestRegistry.ACTOR);
        assertThat(events.get(1).event().actor()).isEqualTo(BOB);
    }

    @Test
    void aRefusedPushIsNoEvent() {
        TestManifest image = registry.pushImage(APP, 1, "a");
        TestManifest other = registry.pushImage(APP, 2, "b");

        assertThatThrownBy(() ->
                        registry.manifests().put(BOB, put(APP, other, new TagCondition.Matches(other.digest()), "a")))
                .isInstanceOf(DomainException.class);

        assertThat(events())
                .extracting(recorded -> RegistryEvent.of(recorded.event()).orElseThrow())
                .extracting(event -> ((ManifestPushed) event).digest())
                .containsExactly(image.digest(), other.digest());
    }

    @Test
    void pullsOfTheSameFromTheSamePlaceAreOneEventOfEachBatch() {
        TestManifest image = registry.pushImage(APP, 1, "a");
        pull(image, Optional.of(new Tag("a")), BOB);
        pull(image, Optional.of(new Tag("a")), BOB.from(new Origin("192.0.2.7", "r-8")));
        pull(image, Optional.of(new Tag("a")), BOB.from(new Origin("192.0.2.8", "r-9")));
        pull(image, Optional.empty(), BOB);

        registry.pulls().flush();
        pull(image, Optional.empty(), BOB);
        registry.pulls().flush();

        List<RecordedEvent> pulls = events().stream().skip(1).toList();
        assertThat(pulls)
                .extracting(recorded -> RegistryEvent.of(recorded.event()).orElseThrow())
                .containsExactlyInAnyOrder(
                        new ManifestPulled(APP, image.digest(), Optional.of(new Tag("a")), 2),
                        new ManifestPulled(APP, image.digest(), Optional.of(new Tag("a")), 1),
                        new ManifestPulled(APP, image.digest(), Optional.empty(), 1),
                        new ManifestPulled(APP, image.digest(), Optional.empty(), 1));
        assertThat(pulls)
                .extracting(recorded -> recorded.event().actor().origin())
                .containsOnly(new Origin("192.0.2.7", "r-7"), new Origin("192.0.2.8", "r-9"));
    }

    @Test
    void everyKindOfEventIsReadAsItWasWritten() {
        TestManifest image = registry.pushImage(APP, 1, "a");
        Tag tag = new Tag("a");
        List<RegistryEvent> all = List.of(
                new ManifestPushed(APP, image.digest(), List.of(tag), image.mediaType()),
                new ManifestDeleted(APP, image.digest(), List.of()),
                new ManifestPulled(APP, image.digest(), Optional.of(tag), 3),
                new TagPointed(APP, tag, image.digest()),
                new TagDeleted(APP, tag, image.digest()),
                new RepositoryDeleted(APP));

        assertThat(all)
                .allSatisfy(event -> assertThat(RegistryEvent.of(event.by(BOB))).contains(event));
    }

    @Test
    void aRepositoryThatIsDeletedIsToldOfAfterWhatWasInIt() {
        TestManifest image = registry.pushImage(APP, 1, "a");

        registry.manifests().deleteAll(BOB, APP);

        assertThat(events().stream().skip(1))
                .extracting(recorded -> RegistryEvent.of(recorded.event()).orElseThrow())
                .containsExactly(
                        new ManifestDeleted(APP, image.digest(), List.of(new Tag("a"))), new RepositoryDeleted(APP));
    }

    private void pull(TestManifest image, Optional<Tag> tag, Actor actor) {
        registry.pulls().record(new Pull(APP, registry.repositories().require(APP), image.digest(), tag, actor));
    }

    private List<RecordedEvent> events() {
        try (Events events =
                new Events(registry.database(), new Outbox(registry.clock()), registry.clock(), "reader")) {
            return events.after(Position.START, 100);
        }
    }
}
