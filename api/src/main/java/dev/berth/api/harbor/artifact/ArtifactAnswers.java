package dev.berth.api.harbor.artifact;

import dev.berth.api.harbor.artifact.ArtifactRecords.Accessory;
import dev.berth.api.harbor.artifact.ArtifactRecords.Artifact;
import dev.berth.api.harbor.artifact.ArtifactRecords.Shown;
import dev.berth.api.harbor.artifact.ArtifactRecords.Tag;
import dev.berth.api.harbor.label.LabelRecords;
import dev.berth.api.support.Call;
import dev.berth.api.support.Documentation;
import dev.berth.api.support.Documentation.ValueType;
import dev.berth.control.immutability.Immutability;
import dev.berth.control.immutability.ImmutabilityRules;
import dev.berth.control.label.Label;
import dev.berth.control.label.LabelledArtifact;
import dev.berth.control.label.Labels;
import dev.berth.control.project.Project;
import dev.berth.control.view.AccessoryView;
import dev.berth.control.view.ArtifactPart;
import dev.berth.control.view.ArtifactView;
import dev.berth.control.view.TagView;
import dev.berth.oci.RepositoryName;
import dev.berth.registry.content.RepositoryId;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Shows artifacts with as much as the caller asked for. Each part costs one statement, however many artifacts there
/// are.
public final class ArtifactAnswers {

    private final Immutability immutability;
    private final Labels labels;

    public ArtifactAnswers(Immutability immutability, Labels labels) {
        this.immutability = immutability;
        this.labels = labels;
    }

    /// Says which parts can be asked for.
    static Documentation parts(Documentation documentation) {
        return documentation
                .query("with_tag", ValueType.BOOLEAN, "with tags; so it is unless this is false")
                .query("with_label", ValueType.BOOLEAN, "with labels")
                .query("with_accessory", ValueType.BOOLEAN, "with what is attached")
                .query(
                        "with_inherited_accessory",
                        ValueType.BOOLEAN,
                        "with the signatures of indexes that list the artifact")
                .query("with_immutable_status", ValueType.BOOLEAN, "whether each tag must stay as it is");
    }

    static Set<ArtifactPart> wanted(Call call) {
        Set<ArtifactPart> parts = EnumSet.noneOf(ArtifactPart.class);
        if (call.flag("with_tag").orElse(true)) {
            parts.add(ArtifactPart.TAGS);
        }
        if (call.flag("with_accessory").orElse(false)) {
            parts.add(ArtifactPart.ACCESSORIES);
        }
        if (call.flag("with_inherited_accessory").orElse(false)) {
            parts.add(ArtifactPart.INHERITED_ACCESSORIES);
        }
        return parts;
    }

    List<Artifact> show(Call call, Project project, List<ArtifactView> views) {
        Set<ArtifactPart> parts = wanted(call);
        boolean labelled = call.flag("with_label").orElse(false);
        // A page may show several repositories, each of them often.
        ImmutabilityRules rules = rules(call, project);
        Map<RepositoryName, Predicate<dev.berth.oci.Tag>> immutable = new HashMap<>();
        Map<LabelledArtifact, List<Label>> carried = labelled
                ? labels.of(views.stream().map(ArtifactAnswers::carrier).toList())
                : Map.of();
        return views.stream()
                .map(view -> Artifact.of(
                        view,
                        project.id(),
                        new Shown(
                                parts.contains(ArtifactPart.TAGS)
                                        ? Optional.of(tags(
                                                view.tags(), immutable.computeIfAbsent(view.repository(), rules::in)))
                                        : Optional.empty(),
                                labelled
                                        ? Optional.of(carried.getOrDefault(carrier(view), List.of()).stream()
                                                .map(LabelRecords.Label::of)
                                                .toList())
                                        : Optional.empty(),
                                parts.contains(ArtifactPart.ACCESSORIES)
                                        ? Optional.of(accessories(view.accessories()))
                                        : Optional.empty(),
                                parts.contains(ArtifactPart.INHERITED_ACCESSORIES)
                                        ? Optional.of(accessories(view.inherited()))
                                        : Optional.empty())))
                .toList();
    }

    private static List<Accessory> accessories(List<AccessoryView> views) {
        return views.stream().map(Accessory::of).toList();
    }

    /// The rules, if the caller wants to know; else none.
    ImmutabilityRules rules(Call call, Project project) {
        return call.flag("with_immutable_status").orElse(false)
                ? immutability.rules(project.name())
                : new ImmutabilityRules(List.of());
    }

    static List<Tag> tags(RepositoryName repository, List<TagView> tags, ImmutabilityRules rules) {
        return tags(tags, rules.in(repository));
    }

    private static List<Tag> tags(List<TagView> tags, Predicate<dev.berth.oci.Tag> immutable) {
        return tags.stream()
                .map(tag -> Tag.of(tag, immutable.test(new dev.berth.oci.Tag(tag.name()))))
                .toList();
    }

    static LabelledArtifact carrier(ArtifactView view) {
        return new LabelledArtifact(new RepositoryId(view.repositoryId()), view.digest());
    }
}
