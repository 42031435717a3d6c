package dev.berth.control.view;

import dev.berth.platform.db.Query;
import dev.berth.registry.content.RepositoryId;

/// In SQL, what is in a place: artifacts by what their rows say, and other content by its repository.
final class PlaceSql {

    private PlaceSql() {}

    /// Which artifacts `a` are in the place.
    static String artifacts(Place place) {
        return switch (place) {
            case Place.InRepository _ -> "a.repository_id = :place";
            case Place.InProject _, Place.LatestInProject _ -> "a.project = :place";
        };
    }

    /// Binds what [#artifacts] names.
    static Query bindArtifacts(Query query, Place place) {
        return switch (place) {
            case Place.InRepository(RepositoryId id) -> query.bind("place", id.value());
            case Place.InProject(String name) -> query.bind("place", name);
            case Place.LatestInProject(String name) -> query.bind("place", name);
        };
    }

    /// A table that knows repositories, to stand after `from`.
    static String from(Place place, String table) {
        return switch (place) {
            case Place.InRepository _ -> table;
            case Place.InProject _, Place.LatestInProject _ -> "repository r cross join " + table;
        };
    }

    /// What of that table is in the place. A project is a range of the index of names.
    ///
    /// @param alias of the table
    static String in(Place place, String alias) {
        return switch (place) {
            case Place.InRepository _ -> alias + ".repository_id = :inside";
            case Place.InProject _, Place.LatestInProject _ ->
                "r.name >= :first and r.name < :end and %s.repository_id = r.id".formatted(alias);
        };
    }

    /// Binds what [#in] names.
    static Query bind(Query query, Place place) {
        return switch (place) {
            case Place.InRepository(RepositoryId id) -> query.bind("inside", id.value());
            case Place.InProject(String name) -> bind(query, name);
            case Place.LatestInProject(String name) -> bind(query, name);
        };
    }

    /// Bytewise `0` follows `/`.
    private static Query bind(Query query, String project) {
        return query.bind("first", project + "/").bind("end", project + "0");
    }
}
