package dev.berth.control.view;

/// In SQL, how many artifacts lists show when nothing narrows them. Instead of asking of each artifact whether an
/// index lists it, what indexes list is taken off: there is mostly little of it, and it lies together.
final class ListedArtifacts {

    private ListedArtifacts() {}

    /// Rows of a repository and a number; the sum of its numbers is how many it shows. Neither part looks at rows
    /// beside the indexes of the tables, which are wide, but for the few that may be accessories.
    ///
    /// @param artifacts the condition on the artifact `a` that is to be counted
    /// @param from where the reference `c` of one of their manifests to another comes from
    /// @param references the same condition on it
    static String count(String artifacts, String from, String references) {
        return """
                select a.repository_id, count(*) as shown
                from artifact a
                where %1$s
                and (
                    (a.subject_digest is null and a.accessory_type is null)
                    or not (1 = 1 %4$s)
                    or (1 = 1 %5$s)
                )
                group by a.repository_id
                union all
                select child.repository_id, - count(*) as shown
                from (
                    select distinct c.repository_id, c.manifest_digest as digest
                    from %2$s
                    where %3$s
                    and c.manifest_digest is not null
                ) child
                where exists (
                    select 1
                    from artifact described
                    where described.repository_id = child.repository_id
                    and described.digest = child.digest
                )
                and not %6$s
                group by child.repository_id
                """.formatted(
                        artifacts,
                        from,
                        references,
                        ArtifactConditions.NO_CHILD,
                        ArtifactConditions.NO_ACCESSORY,
                        ArtifactConditions.anyTag("child"));
    }
}
