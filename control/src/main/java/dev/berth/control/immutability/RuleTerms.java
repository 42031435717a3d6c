package dev.berth.control.immutability;

import dev.berth.oci.RepositoryName;
import dev.berth.oci.Tag;
import dev.berth.platform.kernel.DomainException;
import java.util.List;
import java.util.function.Predicate;

/// What an immutability rule says: tags that all of `tags` take in, of repositories that all of `repositories` take
/// in, must stay as they are.
///
/// @param repositories match the path below the project, `app/web` of `team/app/web`
/// @param priority kept for clients; all rules of a project hold together
/// @param disabled whether the rule is only kept, and holds nothing
public record RuleTerms(List<Selector> repositories, List<Selector> tags, int priority, boolean disabled) {

    private static final int MAX_SELECTORS = 10;

    public RuleTerms {
        repositories = List.copyOf(repositories);
        tags = List.copyOf(tags);
        check("scope_selectors.repository", repositories);
        check("tag_selectors", tags);
    }

    private static void check(String field, List<Selector> selectors) {
        if (selectors.isEmpty() || selectors.size() > MAX_SELECTORS) {
            throw new DomainException(
                    ImmutabilityErrorCode.BAD_REQUEST, "%s: give 1 to %d".formatted(field, MAX_SELECTORS));
        }
    }

    boolean covers(RepositoryName repository) {
        return !disabled
                && repositories.stream()
                        .allMatch(selector -> selector.selection().test(repository.path()));
    }

    /// Which tags of such a repository.
    Predicate<Tag> covered() {
        List<Predicate<String>> selections =
                tags.stream().map(Selector::selection).toList();
        return tag -> selections.stream().allMatch(selection -> selection.test(tag.value()));
    }

    /// Whether the other rule is about the same tags of the same repositories.
    boolean sameSelection(RuleTerms other) {
        return repositories.equals(other.repositories) && tags.equals(other.tags);
    }
}
