package dev.berth.access.permission;

/// The right to do one thing to one kind of resource.
public record Permission(Resource resource, Action action) {

    @Override
    public String toString() {
        return resource.wire() + ":" + action.wire();
    }
}
