package dev.berth.api.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.access.permission.Role;
import dev.berth.access.token.Access;
import dev.berth.access.token.VerifiedToken;
import dev.berth.api.ApiClient.Answer;
import dev.berth.api.TestApi;
import dev.berth.platform.db.OnBothDatabases;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnBothDatabases
class TokenServiceTest {

    private static final String SERVICE = "/service/token?service=harbor-registry";

    @RegisterExtension
    final TestApi api = TestApi.start();

    @Test
    void aTokenOpensWhatWasAskedForAndIsAllowed() {
        api.member(api.user("dora"), api.project("team"), Role.DEVELOPER);

        VerifiedToken token = token("dora", "&scope=repository:team/app:pull,push,delete");

        // A developer may not delete.
        assertThat(token.access()).containsExactly(new Access("repository", "team/app", Set.of("pull", "push")));
    }

    @Test
    void aTokenOpensNoMoreThanWasAskedFor() {
        api.project("team");

        assertThat(token("admin", "&scope=repository:team/app:pull").access())
                .containsExactly(new Access("repository", "team/app", Set.of("pull")));
        assertThat(token("admin", "&scope=repository:team/app:*").access())
                .containsExactly(new Access("repository", "team/app", Set.of("pull", "push", "delete")));
    }

    @Test
    void theAnonymousMayPullFromOpenProjectsOnly() {
        api.project("team");

        Answer answer =
                api.send("GET", SERVICE + "&scope=repository:library/app:pull,push&scope=repository:team/app:pull");

        assertThat(api.tokens
                        .verify(answer.json().path("token").asText())
                        .orElseThrow()
                        .access())
                .containsExactly(new Access("repository", "library/app", Set.of("pull")));
    }

    @Test
    void projectsThatDoNotExistGrantNothingToAnybody() {
        assertThat(token("admin", "&scope=repository:nowhere/app:pull").access())
                .isEmpty();
        assertThat(token("admin", "&scope=repository:noproject:pull").access()).isEmpty();
        assertThat(token("admin", "&scope=repository:BAD/Name:pull").access()).isEmpty();
    }

    @Test
    void onlyAdministratorsMayListAllRepositories() {
        api.user("dora");

        assertThat(token("admin", "&scope=registry:catalog:*").access())
                .containsExactly(new Access("registry", "catalog", Set.of("*")));
        assertThat(token("dora", "&scope=registry:catalog:*").access()).isEmpty();
    }

    @Test
    void theAnswerHasTheNamesThatClientsLookFor() {
        Answer answer = api.send("GET", SERVICE, "Authorization", TestApi.basic("admin"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("access_token")).isEqualTo(answer.json().path("token"));
        assertThat(answer.json().path("expires_in").asLong()).isPositive();
        assertThat(answer.json().path("issued_at").asText()).isEqualTo("2026-11-21T10:00:00Z");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void wrongCredentialsAndNoneAreRefused() {
        List<Answer> answers = List.of(
                api.send("GET", SERVICE),
                api.send("GET", SERVICE, "Authorization", TestApi.basic("admin", "wrong")),
                api.send("GET", SERVICE + "&scope=repository:library/app:pull", "Authorization", "Digest x"));

        assertThat(answers).extracting(Answer::status).containsOnly(401);
        assertThat(answers).extracting(Answer::code).containsOnly("UNAUTHORIZED");
        assertThat(answers)
                .allSatisfy(
                        answer -> assertThat(answer.header("WWW-Authenticate")).startsWith("Basic"));
    }

    @Test
    void guessingIsSlowedDown() {
        Answer answer = api.send("GET", SERVICE, "Authorization", TestApi.basic("admin", "guess"));
        for (int i = 0; i < 50 && answer.status() == 401; i++) {
            answer = api.send("GET", SERVICE, "Authorization", TestApi.basic("admin", "guess"));
        }

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("Retry-After")).matches("[1-9][0-9]*");
    }

    @Test
    void onlyGetIsAnsweredAndOnlyForThisService() {
        assertThat(api.send("POST", "/service/token").status()).isEqualTo(405);
        assertThat(api.send("GET", "/service/token?service=other&scope=repository:library/app:pull")
                        .status())
                .isEqualTo(400);
    }

    private VerifiedToken token(String user, String query) {
        Answer answer = api.send("GET", SERVICE + query, "Authorization", TestApi.basic(user));
        return api.tokens.verify(answer.json().path("token").asText()).orElseThrow();
    }
}
