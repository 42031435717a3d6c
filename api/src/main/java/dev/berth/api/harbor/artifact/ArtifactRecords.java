package dev.berth.api.harbor.artifact;

import com.fasterxml.jackson.databind.util.RawValue;
import dev.berth.api.harbor.HarborTime;
import dev.berth.api.harbor.label.LabelRecords.Label;
import dev.berth.control.artifact.Addition;
import dev.berth.control.view.AccessoryView;
import dev.berth.control.view.ArtifactView;
import dev.berth.control.view.TagView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The records of artifacts in the API; field names are Harbor's. Parts that were not asked for are null.
final class ArtifactRecords {

    /// What clients of Harbor read where nothing ever happened.
    private static final String NEVER = "0001-01-01T00:00:00.000Z";

    private ArtifactRecords() {}

    /// A label to be added, by its id.
    record LabelReference(@Nullable Long id) {}

    /// A tag to be.
    record NewTag(@Nullable String name) {}

    /// A tag.
    record Tag(
            long id,
            long repositoryId,
            long artifactId,
            String name,
            String pushTime,
            String pullTime,
            boolean immutable) {

        static Tag of(TagView view, boolean immutable) {
            return new Tag(
                    view.id(),
                    view.repositoryId(),
                    view.artifactId(),
                    view.name(),
                    HarborTime.text(view.pushedAt()),
                    view.pulledAt().map(HarborTime::text).orElse(NEVER),
                    immutable);
        }
    }

    /// A manifest that an index lists.
    record Reference(
            long parentId,
            long childId,
            String childDigest,
            @Nullable RawValue platform,
            RawValue annotations,
            RawValue urls) {

        static Reference of(long parent, ArtifactView.Child child) {
            return new Reference(
                    parent,
                    child.id().orElse(0L),
                    child.digest().toString(),
                    child.platform().map(RawValue::new).orElse(null),
                    new RawValue(child.annotations()),
                    new RawValue(child.urls()));
        }
    }

    /// An artifact that is about another one.
    record Accessory(
            long id,
            long artifactId,
            long subjectArtifactId,
            String subjectArtifactDigest,
            String subjectArtifactRepo,
            long size,
            String digest,
            String type,
            String icon,
            String creationTime) {

        static Accessory of(AccessoryView view) {
            return new Accessory(
                    view.artifactId(),
                    view.artifactId(),
                    view.subjectId(),
                    view.subject().toString(),
                    view.repository().value(),
                    view.size(),
                    view.digest().toString(),
                    view.type(),
                    ArtifactIcon.ofAccessory(view.type()).digest(),
                    HarborTime.text(view.createdAt()));
        }
    }

    /// Where to look at more of an artifact; clients follow what is listed and guess nothing.
    record AdditionLink(String href, boolean absolute) {

        static Map<String, AdditionLink> of(ArtifactView view) {
            Map<String, AdditionLink> links = new LinkedHashMap<>();
            Addition.of(view.type(), view.mediaType())
                    .forEach(addition -> links.put(addition.wire(), new AdditionLink(href(view, addition), false)));
            return links;
        }

        private static String href(ArtifactView view, Addition addition) {
            return "/api/v2.0/projects/%s/repositories/%s/artifacts/%s/additions/%s"
                    .formatted(
                            view.repository().project(),
                            view.repository().path().replace("/", "%252F"),
                            view.digest(),
                            addition.wire());
        }
    }

    /// An artifact.
    record Artifact(
            long id,
            String type,
            String mediaType,
            String manifestMediaType,
            String artifactType,
            long projectId,
            long repositoryId,
            String repositoryName,
            String digest,
            long size,
            String icon,
            String pushTime,
            String pullTime,
            RawValue extraAttrs,
            RawValue annotations,
            List<Reference> references,
            @Nullable List<Tag> tags,
            @Nullable List<Label> labels,
            @Nullable List<Accessory> accessories,
            @Nullable List<Accessory> inheritedAccessories,
            Map<String, AdditionLink> additionLinks) {

        static Artifact of(ArtifactView view, long project, Shown shown) {
            return new Artifact(
                    view.id(),
                    view.type(),
                    view.mediaType(),
                    view.manifestMediaType(),
                    view.artifactType(),
                    project,
                    view.repositoryId(),
                    view.repository().value(),
                    view.digest().toString(),
                    view.size(),
                    ArtifactIcon.of(view.type()).digest(),
                    HarborTime.text(view.pushedAt()),
                    view.pulledAt().map(HarborTime::text).orElse(NEVER),
                    new RawValue(view.extraAttributes()),
                    new RawValue(view.annotations()),
                    view.children().stream()
                            .map(child -> Reference.of(view.id(), child))
                            .toList(),
                    shown.tags().orElse(null),
                    shown.labels().orElse(null),
                    shown.accessories().orElse(null),
                    shown.inherited().orElse(null),
                    AdditionLink.of(view));
        }
    }

    /// What is shown of an artifact besides itself.
    record Shown(
            Optional<List<Tag>> tags,
            Optional<List<Label>> labels,
            Optional<List<Accessory>> accessories,
            Optional<List<Accessory>> inherited) {}
}
