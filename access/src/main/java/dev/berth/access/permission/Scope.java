package dev.berth.access.permission;

/// Where a permission is asked for.
public sealed interface Scope {

    /// The whole installation.
    record Installation() implements Scope {}

    /// One project, as a whole. A grant that is narrowed to some repositories does not reach so far.
    ///
    /// @param open whether anybody may read it
    record Project(long id, boolean open) implements Scope {

        /// One repository of this project.
        ///
        /// @param path the repository's name without the project's
        public Repository repository(String path) {
            return new Repository(this, path);
        }

        /// Any of its repositories.
        public SomeRepositories someRepositories() {
            return new SomeRepositories(this);
        }
    }

    /// One repository, which may not exist yet.
    ///
    /// @param path its name without the project's
    record Repository(Project project, String path) implements Scope {}

    /// Some repository of this project, whichever: asked for by lists, which then show those that
    /// [Permissions#repositories] names.
    record SomeRepositories(Project project) implements Scope {}
}
