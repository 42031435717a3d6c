package dev.berth.control.project;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.berth.access.permission.Grants;
import dev.berth.access.permission.Role;
import dev.berth.access.principal.Principal;
import dev.berth.control.allowlist.Allowlists;
import dev.berth.platform.db.Database;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.events.Event;
import dev.berth.platform.events.NoticeListener;
import dev.berth.platform.events.Notices;
import dev.berth.platform.events.Outbox;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.DomainException;
import dev.berth.platform.kernel.Field;
import dev.berth.platform.kernel.Fields;
import dev.berth.registry.content.Repositories;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The projects. Safe for use by many threads.
///
/// Projects that were asked for by name are remembered for a minute at most, and dropped on all nodes when they
/// change, before who changed them is answered.
public final class Projects {

    /// The open project that is there from the first start, as clients of Harbor expect.
    public static final String LIBRARY = "library";

    /// What a list of projects can be narrowed to and ordered by.
    public static final Fields FIELDS = Fields.of(
            Field.number("project_id"),
            Field.text("name"),
            Field.flag("public"),
            Field.number("owner_id"),
            Field.text("owner_name"),
            Field.time("creation_time"),
            Field.time("update_time"));

    private static final String TOPIC = "project";
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private final Database database;
    private final Repositories repositories;
    private final Grants grants;
    private final Allowlists allowlists;
    private final Notices notices;
    private final Outbox outbox;
    private final InstantSource clock;
    private final JdbcProjectStore store = new JdbcProjectStore();
    private final List<ProjectBeginning> beginnings = new CopyOnWriteArrayList<>();
    private final List<ProjectEnding> endings = new CopyOnWriteArrayList<>();
    private final JdbcMetadataStore metadata = new JdbcMetadataStore();
    private final Cache<String, Project> byName = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(REMEMBERED)
            .build();

    public Projects(
            Database database,
            Repositories repositories,
            Grants grants,
            Allowlists allowlists,
            Notices notices,
            Outbox outbox,
            InstantSource clock) {
        this.database = database;
        this.outbox = outbox;
        this.repositories = repositories;
        this.grants = grants;
        this.allowlists = allowlists;
        this.notices = notices;
        this.clock = clock;
        notices.subscribe(TOPIC, new NoticeListener() {
            @Override
            public void changed(String name) {
                byName.invalidate(name);
            }

            @Override
            public void lost() {
                byName.asMap().keySet().forEach(byName::invalidate);
            }
        });
    }

    /// Makes a project and its owner the project's administrator. CONFLICT when the name is taken, INVALID when it
    /// has not the form of one.
    public Project create(Principal owner, String name, boolean open) {
        return create(owner.actor(), owner, name, ProjectChange.open(open));
    }

    /// As above, with where the owner acts from and all that is to be set from the first; a project is closed unless
    /// `public` says otherwise.
    public Project create(Actor actor, Principal owner, String name, ProjectChange settings) {
        return create(actor, owner, name, settings, OptionalLong.empty());
    }

    /// As above, with how many bytes it may hold; -1 for as many as it likes.
    public Project create(
            Actor actor, Principal owner, String name, ProjectChange settings, OptionalLong storageLimit) {
        ProjectName.check(name);
        return database.transact(tx -> {
            Project made = insert(tx, actor, owner, name, settings.open().orElse(false), storageLimit)
                    .orElseThrow(() -> new DomainException(
                            ProjectErrorCode.CONFLICT, "the project name '%s' is taken".formatted(name)));
            return change(tx, made.id(), settings);
        });
    }

    /// Makes the open project `library` if there is no project at all: on the first start. Somebody who deletes it
    /// and keeps another project does not get it back.
    public void ensureLibrary() {
        database.transact(tx -> {
            if (!store.any(tx)) {
                Principal berth = new Principal(Actor.Kind.SYSTEM, 0, "berth", false);
                insert(tx, berth.actor(), berth, LIBRARY, true, OptionalLong.empty());
            }
            return true;
        });
    }

    /// The project of this name; from memory when it was asked for before.
    public Optional<Project> find(String name) {
        notices.catchUp();
        // The loader runs under the entry's lock, and whoever drops the entry waits for it: an old fact cannot be
        // put back after the change was acknowledged. What is absent is not kept.
        Function<String, @Nullable Project> load = this::load;
        return Optional.ofNullable(byName.get(name, load));
    }

    private @Nullable Project load(String name) {
        return database.read(tx -> store.findByName(tx, name)).orElse(null);
    }

    /// The project, from memory only; never blocks.
    public Optional<Project> remembered(String name) {
        return notices.upToDate() ? Optional.ofNullable(byName.getIfPresent(name)) : Optional.empty();
    }

    /// The project of this name, inside a transaction.
    public Optional<Project> find(Transaction tx, String name) {
        return store.findByName(tx, name);
    }

    /// Those of these projects that exist.
    public List<Project> byId(Collection<Long> ids) {
        return ids.isEmpty() ? List.of() : database.read(tx -> store.byId(tx, ids));
    }

    /// The project with this id.
    public Optional<Project> find(long id) {
        return database.read(tx -> store.find(tx, id));
    }

    /// Sets what the change names; NOT_FOUND when there is no such project.
    public Project update(Actor actor, long id, ProjectChange change) {
        return database.transact(tx -> {
            Project changed = change(tx, id, change);
            outbox.append(
                    tx, Event.updated(actor, "project", changed.name()).in(id).telling(change.sentence()));
            return changed;
        });
    }

    private Project change(Transaction tx, long id, ProjectChange change) {
        Instant now = clock.instant();
        Project changed = store.touch(tx, id, change.open(), now).orElseThrow(() -> unknown(id));
        change.metadata().forEach((key, value) -> {
            if (key != MetadataKey.PUBLIC) {
                metadata.put(tx, id, key, value, now);
            }
        });
        change.allowlist().ifPresent(list -> allowlists.replace(tx, id, list));
        drop(tx, changed);
        return changed;
    }

    /// What is set for a project; `public` always is.
    public Map<MetadataKey, String> metadata(Project project) {
        return complete(project, database.read(tx -> metadata.of(tx, project.id())));
    }

    /// What is set for each of these projects, by their ids.
    public Map<Long, Map<MetadataKey, String>> metadata(Collection<Project> projects) {
        if (projects.isEmpty()) {
            return Map.of();
        }
        Map<Long, Map<MetadataKey, String>> stored = database.read(
                tx -> metadata.of(tx, projects.stream().map(Project::id).toList()));
        return projects.stream()
                .collect(Collectors.toMap(
                        Project::id, project -> complete(project, stored.getOrDefault(project.id(), Map.of()))));
    }

    /// Sets what was not set before; CONFLICT when it was.
    public void addMetadata(Actor actor, long id, MetadataKey key, String value) {
        ProjectChange change = ProjectChange.of(key, value);
        database.transact(tx -> {
            Project changed = change(tx, id, ProjectChange.none());
            if (complete(changed, metadata.of(tx, id)).containsKey(key)) {
                throw new DomainException(
                        ProjectErrorCode.CONFLICT, "metadata.%s: it is set already".formatted(key.wire()));
            }
            outbox.append(
                    tx, Event.updated(actor, "project", changed.name()).in(id).telling(change.sentence()));
            return change(tx, id, change);
        });
    }

    /// Takes back what was set; NOT_FOUND when it was not, BAD_REQUEST when something else needs it.
    public void removeMetadata(Actor actor, long id, MetadataKey key) {
        database.transact(tx -> {
            Project changed = change(tx, id, ProjectChange.none());
            Map<MetadataKey, String> set = metadata.of(tx, id);
            if (key == MetadataKey.PUBLIC) {
                throw new DomainException(ProjectErrorCode.BAD_REQUEST, "metadata.public: it is always set");
            }
            if (key == MetadataKey.PROXY_CACHE_FILTER_KIND && set.containsKey(MetadataKey.PROXY_CACHE_FILTER_PATTERN)) {
                throw new DomainException(
                        ProjectErrorCode.BAD_REQUEST,
                        "metadata.proxy_cache_filter_kind: the proxy_cache_filter_pattern needs it; delete that first");
            }
            if (!metadata.delete(tx, id, key)) {
                throw new DomainException(
                        ProjectErrorCode.NOT_FOUND, "metadata.%s: it is not set".formatted(key.wire()));
            }
            outbox.append(
                    tx, Event.updated(actor, "project", changed.name()).in(id).telling("took back " + key.wire()));
            return true;
        });
    }

    private static Map<MetadataKey, String> complete(Project project, Map<MetadataKey, String> stored) {
        Map<MetadataKey, String> all = new EnumMap<>(MetadataKey.class);
        all.putAll(stored);
        all.put(MetadataKey.PUBLIC, Boolean.toString(project.open()));
        return all;
    }

    /// Why a project cannot be deleted; empty when it can.
    public Optional<String> hindrance(Project project) {
        return database.read(tx -> hindrance(tx, project));
    }

    private Optional<String> hindrance(Transaction tx, Project project) {
        return repositories.anyUnder(tx, project.name())
                ? Optional.of("the project '%s' contains repositories; delete them first".formatted(project.name()))
                : Optional.empty();
    }

    /// Deletes an empty project with its memberships; NOT_FOUND when there is none, PRECONDITION when repositories
    /// are in it.
    public void delete(Actor actor, long id) {
        database.transact(tx -> {
            Project project = store.find(tx, id).orElseThrow(() -> unknown(id));
            hindrance(tx, project).ifPresent(why -> {
                throw new DomainException(ProjectErrorCode.PRECONDITION, why);
            });
            repositories.forgetEmpty(tx, project.name());
            grants.revokeAll(tx, id);
            allowlists.forget(tx, id);
            store.delete(tx, id);
            endings.forEach(ending -> ending.ended(tx, id));
            drop(tx, project);
            outbox.append(tx, Event.deleted(actor, "project", project.name()).in(id));
            return true;
        });
    }

    /// From now on `beginning` hears of each project that is made, in the transaction in which it is.
    public void whenCreated(ProjectBeginning beginning) {
        beginnings.add(beginning);
    }

    /// From now on `ending` hears of each project that goes, in the transaction in which it does.
    public void whenDeleted(ProjectEnding ending) {
        endings.add(ending);
    }

    /// Whether there is a project with this id, inside a transaction that relies on it.
    public boolean exists(Transaction tx, long id) {
        return store.find(tx, id).isPresent();
    }

    /// The names of the projects with these ids, as far as there are such.
    public Map<Long, String> names(Collection<Long> ids) {
        return ids.isEmpty() ? Map.of() : database.read(tx -> store.names(tx, ids));
    }

    private void drop(Transaction tx, Project project) {
        tx.afterCommit(() -> byName.invalidate(project.name()));
        notices.publishAndWait(tx, TOPIC, List.of(project.name()));
    }

    /// A page of projects in order of their names.
    public List<Project> list(ProjectQuery query) {
        return database.read(tx -> store.list(tx, query));
    }

    /// How many projects the query matches, over all pages.
    public long count(ProjectQuery query) {
        return database.read(tx -> store.count(tx, query));
    }

    private Optional<Project> insert(
            Transaction tx, Actor actor, Principal owner, String name, boolean open, OptionalLong storageLimit) {
        Optional<Project> made = store.insert(tx, name, open, owner.id(), owner.name(), clock.instant());
        made.ifPresent(project -> {
            beginnings.forEach(beginning -> beginning.begun(tx, project, storageLimit));
            outbox.append(tx, Event.created(actor, "project", name).in(project.id()));
            // Only users can be members; a project that Berth makes itself belongs to the administrators.
            if (owner.kind() == Actor.Kind.USER) {
                grants.grant(tx, actor, project.id(), owner.id(), Role.PROJECT_ADMIN);
            }
        });
        return made;
    }

    private static DomainException unknown(long id) {
        return new DomainException(ProjectErrorCode.NOT_FOUND, "there is no project " + id);
    }
}
