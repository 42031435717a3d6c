package dev.berth.control.search;

import dev.berth.control.project.Project;
import dev.berth.control.project.ProjectBeginning;
import dev.berth.control.project.Projects;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.db.Transaction;
import dev.berth.registry.gate.RepositoryBeginning;
import java.util.OptionalLong;

/// Makes what is new findable, in the transaction that makes it: once for each name, never for a push to what is
/// there. What is deleted takes its endings along. Safe for use by many threads.
public final class SearchIndex implements ProjectBeginning {

    private final JdbcSearchStore store = new JdbcSearchStore();

    @Override
    public void begun(Transaction tx, Project project, OptionalLong storageLimit) {
        store.addProject(tx, project.id(), Endings.of(project.name()));
    }

    /// Hears of repositories, which know projects by name only.
    public RepositoryBeginning repositories(Projects projects) {
        return (tx, repository, name) -> begun(tx, projects, repository, name);
    }

    void begun(Transaction tx, Projects projects, long repository, RepositoryName name) {
        projects.find(tx, name.project())
                .ifPresent(project -> store.addRepository(tx, repository, project.id(), Endings.of(name.value())));
    }
}
