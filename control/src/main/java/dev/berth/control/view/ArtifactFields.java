package dev.berth.control.view;

import dev.berth.platform.kernel.Field;
import dev.berth.platform.kernel.Fields;

/// What lists of artifacts and tags can be narrowed to and ordered by, by Harbor's names.
public final class ArtifactFields {

    /// `*` has a tag, `nil` has none, else a name or a part of one.
    static final String TAGS = "tags";
    /// `*` lists also what an index lists.
    static final String BASE = "base";
    /// The ids of labels that it carries.
    static final String LABELS = "labels";

    /// Of artifacts.
    public static final Fields ARTIFACT = Fields.of(
            Field.text(TAGS),
            Field.text(BASE),
            Field.number(LABELS),
            Field.number("id"),
            Field.text("digest"),
            Field.text("type"),
            Field.text("media_type"),
            Field.text("manifest_media_type"),
            Field.text("artifact_type"),
            Field.text("repository_name"),
            Field.number("repository_id"),
            Field.number("size"),
            Field.time("push_time"),
            Field.time("pull_time"));

    /// Of the tags of an artifact.
    public static final Fields TAG = Fields.of(Field.text("name"), Field.time("push_time"), Field.time("pull_time"));

    /// Of repositories.
    public static final Fields REPOSITORY = Fields.of(
            Field.text("name"),
            Field.number("id"),
            Field.number("repository_id"),
            Field.number("project_id"),
            Field.text("description"),
            Field.number("pull_count"),
            Field.time("creation_time"),
            Field.time("update_time"));

    /// Of accessories.
    public static final Fields ACCESSORY = Fields.of(
            Field.number("id"),
            Field.text("digest"),
            Field.text("type"),
            Field.number("size"),
            Field.time("creation_time"));

    private ArtifactFields() {}
}
