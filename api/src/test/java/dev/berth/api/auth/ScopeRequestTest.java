package dev.berth.api.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScopeRequestTest {

    @Test
    void scopesComeRepeatedOrPartedBySpaces() {
        ScopeRequest app = new ScopeRequest("repository", "team/app", Set.of("pull"));
        ScopeRequest other = new ScopeRequest("repository", "team/other", Set.of("pull", "push"));

        assertThat(ScopeRequest.parse(List.of("repository:team/app:pull repository:team/other:pull,push")))
                .containsExactly(app, other);
        assertThat(ScopeRequest.parse(List.of("repository:team/app:pull", "repository:team/other:pull,push")))
                .containsExactly(app, other);
    }

    @Test
    void scopesOfOneRepositoryAreOne() {
        assertThat(ScopeRequest.parse(List.of("repository:team/app:pull", "repository:team/app:push")))
                .containsExactly(new ScopeRequest("repository", "team/app", Set.of("pull", "push")));
    }

    @Test
    void whatHasNotTheFormOfAScopeAsksForNothing() {
        assertThat(ScopeRequest.parse(List.of("", "repository", "repository:app", ":a:b", "  ")))
                .isEmpty();
    }

    @Test
    void aStarAsksForEverything() {
        ScopeRequest scope =
                ScopeRequest.parse(List.of("repository:team/app:*")).getFirst();

        assertThat(scope.wants("delete")).isTrue();
        assertThat(new ScopeRequest("repository", "team/app", Set.of("pull")).wants("push"))
                .isFalse();
    }

    @Test
    void moreThanAnyClientAsksForIsIgnored() {
        String many = "repository:team/app%d:pull";
        List<String> scopes = java.util.stream.IntStream.range(0, 1000)
                .mapToObj(many::formatted)
                .toList();

        assertThat(ScopeRequest.parse(scopes)).hasSize(64);
    }
}
