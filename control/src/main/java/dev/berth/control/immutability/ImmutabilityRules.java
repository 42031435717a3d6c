package dev.berth.control.immutability;

import dev.berth.oci.RepositoryName;
import dev.berth.oci.Tag;
import java.util.List;
import java.util.function.Predicate;

/// The rules of one project, all in memory: judges any number of tags without another query.
///
/// @param rules those that are disabled among them
public record ImmutabilityRules(List<ImmutabilityRule> rules) {

    public ImmutabilityRules {
        rules = List.copyOf(rules);
    }

    /// Whether the tag must stay as it is, once it exists.
    ///
    /// @param repository in the project of these rules
    public boolean immutable(RepositoryName repository, Tag tag) {
        return in(repository).test(tag);
    }

    /// Which tags of the repository must stay as they are.
    public Predicate<Tag> in(RepositoryName repository) {
        List<RuleTerms> covering = rules.stream()
                .map(ImmutabilityRule::terms)
                .filter(terms -> terms.covers(repository))
                .toList();
        return tag -> covering.stream().anyMatch(terms -> terms.covers(tag));
    }
}
