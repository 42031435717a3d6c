package dev.berth.control.label;

import dev.berth.platform.db.Database;
import dev.berth.platform.db.DatabaseException;
import dev.berth.platform.events.Event;
import dev.berth.platform.events.Outbox;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.DomainException;
import dev.berth.platform.kernel.Field;
import dev.berth.platform.kernel.Fields;
import dev.berth.platform.kernel.ListQuery;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// The labels of the installation and of projects. Safe for use by many threads.
public final class Labels {

    /// What lists of labels are narrowed to and ordered by.
    public static final Fields FIELDS = Fields.of(
            Field.number("id"),
            Field.text("name"),
            Field.text("description"),
            Field.text("color"),
            Field.time("creation_time"),
            Field.time("update_time"));

    private final Database database;
    private final Outbox outbox;
    private final InstantSource clock;
    private final JdbcLabelStore store = new JdbcLabelStore();
    private final JdbcArtifactLabelStore artifacts = new JdbcArtifactLabelStore();

    public Labels(Database database, Outbox outbox, InstantSource clock) {
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// Makes a label.
    ///
    /// @param project the id of the project that it is for; empty for the whole installation
    /// @throws DomainException CONFLICT when there is one of this name already, there
    public Label create(Actor actor, Optional<Long> project, LabelText text) {
        return database.transact(tx -> {
            Label made = store.insert(tx, project, text, clock.instant()).orElseThrow(() -> taken(text));
            outbox.append(tx, placed(Event.created(actor, "label", text.name()), project));
            return made;
        });
    }

    public Optional<Label> find(long id) {
        return database.read(tx -> store.find(tx, id));
    }

    /// A page of labels, by name unless the query says otherwise.
    ///
    /// @param project the id of the project whose labels are listed; empty for those of the whole installation
    public List<Label> list(Optional<Long> project, ListQuery query) {
        return database.read(tx -> store.list(tx, project, query));
    }

    /// How many labels [#list] has over all pages.
    public long count(Optional<Long> project, ListQuery query) {
        return database.read(tx -> store.count(tx, project, query));
    }

    /// Changes what people see of a label. NOT_FOUND when there is none, CONFLICT when the name is taken.
    public void update(Actor actor, long id, LabelText text) {
        database.transact(tx -> {
            Label label = store.find(tx, id).orElseThrow(() -> unknown(id));
            store.named(tx, label.project(), text.name())
                    .filter(other -> other.id() != id)
                    .ifPresent(_ -> {
                        throw taken(text);
                    });
            store.update(tx, id, text, clock.instant());
            outbox.append(
                    tx,
                    placed(Event.updated(actor, "label", text.name()), label.project())
                            .telling("changed the label " + label.text().name()));
            return id;
        });
    }

    /// Deletes a label, and takes it from the artifacts that carry it. NOT_FOUND when there is none.
    public void delete(Actor actor, long id) {
        database.transact(tx -> {
            Label label = store.find(tx, id).orElseThrow(() -> unknown(id));
            store.delete(tx, id);
            outbox.append(tx, placed(Event.deleted(actor, "label", label.text().name()), label.project()));
            return id;
        });
    }

    /// Gives an artifact a label.
    ///
    /// @param projectId of the project that the artifact is in
    /// @throws DomainException NOT_FOUND when there is no such label, or it is another project's, or the artifact
    ///     is gone; CONFLICT when the artifact carries it
    public void add(Actor actor, long projectId, LabelledArtifact artifact, long id) {
        try {
            insert(actor, projectId, artifact, id);
        } catch (DatabaseException e) {
            if (e.reason() != DatabaseException.Reason.CONSTRAINT) {
                throw e;
            }
            // What the row refers to went meanwhile, and that is the artifact or, less often, the label.
            throw new DomainException(
                    LabelErrorCode.NOT_FOUND, "artifact %s is not there any more".formatted(artifact.digest()), e);
        }
    }

    private void insert(Actor actor, long projectId, LabelledArtifact artifact, long id) {
        database.transact(tx -> {
            Label label =
                    store.find(tx, id).filter(found -> found.fits(projectId)).orElseThrow(() -> unknown(id));
            if (!artifacts.insert(tx, artifact, id, clock.instant())) {
                throw new DomainException(
                        LabelErrorCode.CONFLICT,
                        "artifact %s carries the label '%s' already"
                                .formatted(artifact.digest(), label.text().name()));
            }
            outbox.append(
                    tx,
                    new Event("label.added", actor, label.text().name(), OptionalLong.of(projectId), Map.of())
                            .telling("gave the label to " + artifact.digest()));
            return id;
        });
    }

    /// Takes a label from an artifact. NOT_FOUND when it does not carry it.
    public void remove(Actor actor, LabelledArtifact artifact, long id) {
        if (!database.transact(tx -> artifacts.delete(tx, artifact, id))) {
            throw new DomainException(
                    LabelErrorCode.NOT_FOUND, "artifact %s does not carry label %d".formatted(artifact.digest(), id));
        }
    }

    /// The labels of each of these artifacts, by name, with one statement however many there are. Those without a
    /// label are not in the map.
    public Map<LabelledArtifact, List<Label>> of(Collection<LabelledArtifact> carriers) {
        return carriers.isEmpty() ? Map.of() : database.read(tx -> artifacts.labelsOf(tx, carriers));
    }

    private static Event placed(Event event, Optional<Long> project) {
        return project.map(event::in).orElse(event);
    }

    private static DomainException unknown(long id) {
        return new DomainException(LabelErrorCode.NOT_FOUND, "there is no label %d here".formatted(id));
    }

    private static DomainException taken(LabelText text) {
        return new DomainException(
                LabelErrorCode.CONFLICT, "there is a label '%s' here already".formatted(text.name()));
    }
}
