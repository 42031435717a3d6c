package dev.berth.control.search;

import dev.berth.control.project.Project;
import dev.berth.control.project.ProjectQuery;
import dev.berth.control.project.Projects;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.db.Database;
import dev.berth.platform.jobs.JobHandler;
import dev.berth.platform.jobs.JobRun;
import dev.berth.platform.kernel.Filter;
import dev.berth.platform.kernel.ListQuery;
import dev.berth.platform.kernel.Order;
import dev.berth.registry.content.Repositories;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.BooleanSupplier;

/// Makes findable what nobody made so: projects and repositories that a node of a version without this search made,
/// while the nodes were replaced one by one. Looks at all names, some thousands at a time, by their keys. Safe for
/// use by several nodes, who may fill in the same at once.
public final class UnknownNames implements JobHandler {

    private static final int BATCH = 2000;

    private final Database database;
    private final Projects projects;
    private final Repositories repositories;
    private final SearchIndex index = new SearchIndex();
    private final JdbcSearchStore store = new JdbcSearchStore();

    public UnknownNames(Database database, Projects projects, Repositories repositories) {
        this.database = database;
        this.projects = projects;
        this.repositories = repositories;
    }

    @Override
    public void run(JobRun run) {
        long made = fill(run::stopRequested);
        if (made > 0) {
            run.note("made %d projects and repositories findable".formatted(made));
        }
    }

    /// Fills in all, or what there is time for; how many.
    long fill(BooleanSupplier stop) {
        return fillProjects(stop) + fillRepositories(stop);
    }

    private long fillProjects(BooleanSupplier stop) {
        long made = 0;
        int offset = 0;
        List<Project> some = projects.list(batch(offset));
        while (!some.isEmpty() && !stop.getAsBoolean()) {
            made += fill(some);
            offset += some.size();
            some = projects.list(batch(offset));
        }
        return made;
    }

    private long fillRepositories(BooleanSupplier stop) {
        long made = 0;
        SortedMap<Long, RepositoryName> names = repositories.after(0, BATCH);
        while (!names.isEmpty() && !stop.getAsBoolean()) {
            made += fill(names);
            names = repositories.after(names.lastKey(), BATCH);
        }
        return made;
    }

    private static ProjectQuery batch(int offset) {
        Order byId = new Order(Projects.FIELDS.require("project_id"), false);
        return new ProjectQuery(Optional.empty(), new ListQuery(Filter.ALL, List.of(byId), offset, BATCH));
    }

    private int fill(List<Project> some) {
        Set<Long> unknown = database.read(
                tx -> store.unknownProjects(tx, some.stream().map(Project::id).toList()));
        return unknown.isEmpty()
                ? 0
                : database.transact(tx -> {
                    // One that went meanwhile fails by its key; then all of it is done by the next run.
                    some.stream()
                            .filter(project -> unknown.contains(project.id()))
                            .forEach(project -> store.addProject(tx, project.id(), Endings.of(project.name())));
                    return unknown.size();
                });
    }

    private int fill(SortedMap<Long, RepositoryName> names) {
        Set<Long> unknown = database.read(tx -> store.unknownRepositories(tx, names.keySet()));
        return unknown.isEmpty()
                ? 0
                : database.transact(tx -> {
                    names.forEach((id, name) -> {
                        if (unknown.contains(id)) {
                            index.begun(tx, projects, id, name);
                        }
                    });
                    return unknown.size();
                });
    }
}
