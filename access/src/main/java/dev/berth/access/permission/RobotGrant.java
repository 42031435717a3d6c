package dev.berth.access.permission;

/// One thing that a robot may do, and where.
///
/// @param repositories to which it is narrowed; all, unless it is about what belongs to a repository
public record RobotGrant(Permission permission, Reach reach, RepositoryPatterns repositories) {

    /// How far a grant reaches.
    public sealed interface Reach {

        /// The installation itself: what belongs to no project.
        record Installation() implements Reach {}

        /// Every project, also those that are made later.
        record EveryProject() implements Reach {}

        /// One project.
        record OneProject(long id) implements Reach {}
    }

    /// Whether the permission may be used there.
    boolean covers(Scope scope) {
        return switch (scope) {
            case Scope.Installation _ -> reach instanceof Reach.Installation;
            case Scope.Project(long id, boolean _) -> reaches(id) && repositories.all();
            case Scope.Repository(Scope.Project(long id, boolean _), String path) ->
                reaches(id) && repositories.match(path);
            case Scope.SomeRepositories(Scope.Project(long id, boolean _)) -> reaches(id) && !repositories.none();
        };
    }

    /// Whether all that `other` allows is allowed by this too.
    boolean contains(RobotGrant other) {
        boolean wider = switch (other.reach) {
            case Reach.Installation _ -> reach instanceof Reach.Installation;
            case Reach.EveryProject _ -> reach instanceof Reach.EveryProject;
            case Reach.OneProject(long id) -> reaches(id);
        };
        return wider && permission.equals(other.permission) && other.repositories.within(repositories);
    }

    boolean reaches(long project) {
        return switch (reach) {
            case Reach.Installation _ -> false;
            case Reach.EveryProject _ -> true;
            case Reach.OneProject(long id) -> id == project;
        };
    }
}
