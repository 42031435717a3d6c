package dev.berth.api.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.platform.http.Method;
import dev.berth.platform.http.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RouteTreeTest {

    private final Endpoint all = endpoint(Method.GET, "/users");
    private final Endpoint current = endpoint(Method.GET, "/users/current");
    private final Endpoint one = endpoint(Method.GET, "/users/{id}");
    private final Endpoint delete = endpoint(Method.DELETE, "/users/{id}");
    private final Endpoint groups = endpoint(Method.GET, "/users/{id}/groups");
    private final RouteTree tree = RouteTree.of(List.of(all, current, one, delete, groups));

    @Test
    void aLiteralPartWinsOverAVariableOne() {
        assertThat(tree.find(Method.GET, List.of("users", "current")))
                .isEqualTo(new RouteTree.Found.Match(current, Map.of()));
        assertThat(tree.find(Method.GET, List.of("users", "7")))
                .isEqualTo(new RouteTree.Found.Match(one, Map.of("id", "7")));
    }

    @Test
    void aLiteralPartThatLeadsNowhereGivesWay() {
        assertThat(tree.find(Method.GET, List.of("users", "current", "groups")))
                .isEqualTo(new RouteTree.Found.Match(groups, Map.of("id", "current")));
    }

    @Test
    void whatCanBeReadCanBeAskedForItsHeaders() {
        assertThat(tree.find(Method.HEAD, List.of("users"))).isEqualTo(new RouteTree.Found.Match(all, Map.of()));
    }

    @Test
    void otherMethodsAreNamed() {
        assertThat(tree.find(Method.PUT, List.of("users", "7")))
                .isEqualTo(new RouteTree.Found.OtherMethods(Set.of(Method.GET, Method.HEAD, Method.DELETE)));
    }

    @Test
    void unknownPathsLeadNowhere() {
        assertThat(tree.find(Method.GET, List.of("nothing"))).isEqualTo(new RouteTree.Found.Nothing());
        assertThat(tree.find(Method.GET, List.of())).isEqualTo(new RouteTree.Found.Nothing());
        assertThat(tree.find(Method.GET, List.of("users", "7", "groups", "x")))
                .isEqualTo(new RouteTree.Found.Nothing());
    }

    @Test
    void twoRoutesForTheSameAreAMistake() {
        assertThatThrownBy(() -> RouteTree.of(List.of(one, endpoint(Method.GET, "/users/{name}"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Endpoint endpoint(Method method, String path) {
        return new Endpoint(
                new Route(method, path, new AccessRule.Authenticated(), Documentation.of(path, "test", path)),
                _ -> Response.of(200));
    }
}
