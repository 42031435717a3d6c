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

    /// Which tags of the repository must stay as they are, once they exist. Ask once for all tags: the patterns are
    /// read here and not for each of them.
    ///
    /// @param repository in the project of these rules
    public Predicate<Tag> in(RepositoryName repository) {
        List<Predicate<Tag>> covering = rules.stream()
                .map(ImmutabilityRule::terms)
                .filter(terms -> terms.covers(repository))
                .map(RuleTerms::covered)
                .toList();
        return tag -> covering.stream().anyMatch(covered -> covered.test(tag));
    }
}
