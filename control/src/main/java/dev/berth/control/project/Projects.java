package dev.berth.control.project;

import dev.berth.access.principal.Principal;
import dev.berth.platform.kernel.Actor;
import java.util.List;
import java.util.Optional;

/// The projects.
public final class Projects {

    /// Makes a project and its owner the project's administrator. CONFLICT when the name is taken, INVALID when it
    /// has not the form of one.
    public Project create(Principal owner, String name, boolean open) {
        return dev.berth.platform.kernel.Unbuilt.yet();
    }

    /// The project of this name; from memory when it was asked for before.
    public Optional<Project> find(String name) {
        return dev.berth.platform.kernel.Unbuilt.yet();
    }

    /// The project, from memory only; never blocks.
    public Optional<Project> remembered(String name) {
        return dev.berth.platform.kernel.Unbuilt.yet();
    }

    /// The project with this id.
    public Optional<Project> find(long id) {
        return dev.berth.platform.kernel.Unbuilt.yet();
    }

    /// Opens or closes a project.
    public Project update(Actor actor, long id, boolean open) {
        return dev.berth.platform.kernel.Unbuilt.yet();
    }

    /// Deletes an empty project; PRECONDITION when repositories are in it.
    public void delete(Actor actor, long id) {
        dev.berth.platform.kernel.Unbuilt.<Object>yet();
    }

    /// A page of projects in order of their names.
    public List<Project> list(ProjectQuery query) {
        return dev.berth.platform.kernel.Unbuilt.yet();
    }

    /// How many projects the query matches, over all pages.
    public long count(ProjectQuery query) {
        return dev.berth.platform.kernel.Unbuilt.yet();
    }
}
