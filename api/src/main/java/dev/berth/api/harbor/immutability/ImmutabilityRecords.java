package dev.berth.api.harbor.immutability;

import dev.berth.api.support.ApiErrorCode;
import dev.berth.control.immutability.ImmutabilityRule;
import dev.berth.control.immutability.RuleTerms;
import dev.berth.control.immutability.Selector;
import dev.berth.platform.kernel.DomainException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The records of immutability rules in the API; field names are Harbor's.
final class ImmutabilityRecords {

    static final String ACTION = "immutable";
    static final String TEMPLATE = "immutable_template";
    static final String KIND = "doublestar";
    static final String REPOSITORY = "repository";

    private ImmutabilityRecords() {}

    /// What selects repositories or tags.
    record ImmutableSelector(
            @Nullable String kind,
            @Nullable String decoration,
            @Nullable String pattern,
            @Nullable String extras) {

        Selector selector(String field, Decorations decorations) {
            if (kind != null && !kind.isEmpty() && !kind.equals(KIND)) {
                throw invalid(field + ".kind is " + KIND);
            }
            Selector.Kind side = decorations
                    .kind(Optional.ofNullable(decoration).orElse(""))
                    .orElseThrow(() -> invalid("%s.decoration is %s or %s"
                            .formatted(field, decorations.matches(), decorations.excludes())));
            String text =
                    Optional.ofNullable(pattern).orElseThrow(() -> invalid("%s.pattern is missing".formatted(field)));
            return new Selector(side, text, Optional.ofNullable(extras).orElse(""));
        }

        static ImmutableSelector of(Selector selector, Decorations decorations) {
            return new ImmutableSelector(
                    KIND, decorations.word(selector.kind()), selector.pattern(), selector.extras());
        }
    }

    /// How the two sides of a selector are called.
    enum Decorations {
        OF_REPOSITORIES("repoMatches", "repoExcludes"),
        OF_TAGS("matches", "excludes");

        private final String matches;
        private final String excludes;

        Decorations(String matches, String excludes) {
            this.matches = matches;
            this.excludes = excludes;
        }

        String matches() {
            return matches;
        }

        String excludes() {
            return excludes;
        }

        Optional<Selector.Kind> kind(String word) {
            return word.equals(matches)
                    ? Optional.of(Selector.Kind.MATCHES)
                    : Optional.of(Selector.Kind.EXCLUDES).filter(_ -> word.equals(excludes));
        }

        String word(Selector.Kind kind) {
            return switch (kind) {
                case MATCHES -> matches;
                case EXCLUDES -> excludes;
            };
        }
    }

    /// A rule to be made or changed.
    record ImmutableRuleReq(
            @Nullable Long id,
            @Nullable Integer priority,
            @Nullable Boolean disabled,
            @Nullable String action,
            @Nullable String template,
            @Nullable List<ImmutableSelector> tagSelectors,
            @Nullable Map<String, List<ImmutableSelector>> scopeSelectors) {

        RuleTerms terms() {
            requireWord("action", action, ACTION);
            requireWord("template", template, TEMPLATE);
            List<ImmutableSelector> repositories =
                    Optional.ofNullable(scopeSelectors).orElse(Map.of()).getOrDefault(REPOSITORY, List.of());
            List<ImmutableSelector> tags = Optional.ofNullable(tagSelectors).orElse(List.of());
            return new RuleTerms(
                    repositories.stream()
                            .map(one -> one.selector("scope_selectors." + REPOSITORY, Decorations.OF_REPOSITORIES))
                            .toList(),
                    tags.stream()
                            .map(one -> one.selector("tag_selectors", Decorations.OF_TAGS))
                            .toList(),
                    Optional.ofNullable(priority).orElse(0),
                    Optional.ofNullable(disabled).orElse(false));
        }

        private static void requireWord(String field, @Nullable String value, String only) {
            if (value != null && !value.isEmpty() && !value.equals(only)) {
                throw invalid("%s is %s".formatted(field, only));
            }
        }
    }

    /// A rule.
    record ImmutableRule(
            long id,
            int priority,
            boolean disabled,
            String action,
            String template,
            Map<String, String> params,
            List<ImmutableSelector> tagSelectors,
            Map<String, List<ImmutableSelector>> scopeSelectors) {

        static ImmutableRule of(ImmutabilityRule rule) {
            RuleTerms terms = rule.terms();
            return new ImmutableRule(
                    rule.id(),
                    terms.priority(),
                    terms.disabled(),
                    ACTION,
                    TEMPLATE,
                    Map.of(),
                    terms.tags().stream()
                            .map(one -> ImmutableSelector.of(one, Decorations.OF_TAGS))
                            .toList(),
                    Map.of(
                            REPOSITORY,
                            terms.repositories().stream()
                                    .map(one -> ImmutableSelector.of(one, Decorations.OF_REPOSITORIES))
                                    .toList()));
        }
    }

    static DomainException invalid(String message) {
        return new DomainException(ApiErrorCode.BAD_REQUEST, message);
    }
}
