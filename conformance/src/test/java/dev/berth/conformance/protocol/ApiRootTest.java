package dev.berth.conformance.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.conformance.support.Answer;
import dev.berth.conformance.support.Berth;
import dev.berth.conformance.support.BerthProcess;
import dev.berth.conformance.support.RegistryClient;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// end-1 and the challenge that clients begin with.
@Berth
@Tag("protocol")
final class ApiRootTest {

    private final BerthProcess berth;

    ApiRootTest(BerthProcess berth) {
        this.berth = berth;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v2/", "/v2"})
    void anAuthenticatedClientIsWelcome(String path) {
        Answer answer = berth.admin().get(path).expect(200);

        assertThat(answer.header("Docker-Distribution-API-Version")).isEqualTo("registry/2.0");
        assertThat(berth.admin().head(path).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v2/", "/v2"})
    void anUnknownClientIsToldWhereTokensAre(String path) {
        Answer answer = berth.anonymous().get(path).expect(401);

        assertThat(answer.headers().allValues("WWW-Authenticate")).hasSize(1);
        assertThat(answer.header("WWW-Authenticate"))
                .matches("Bearer realm=\"[^\"]+/service/token\",service=\"harbor-registry\"(,.*)?");
        assertThat(answer.header("Docker-Distribution-API-Version")).isEqualTo("registry/2.0");
        assertThat(answer.errorCodes()).containsExactly("UNAUTHORIZED");
    }

    @Test
    void theChallengeOfARepositoryNamesTheScope() {
        var anonymous = berth.anonymous();

        Answer answer = anonymous.get("/v2/some/app/manifests/1").expect(401);

        assertThat(answer.header("WWW-Authenticate")).contains("scope=\"repository:some/app:pull\"");
    }

    @Test
    void aWrongPasswordIsRefused() {
        var stranger = berth.user("admin", "wrong-Password-1");

        stranger.get("/v2/").expect(401);
        stranger.get("/service/token?service=harbor-registry").expect(401);
    }

    @Test
    void tokensAreAskedForWithGetOnly() {
        berth.admin().post("/service/token", new byte[0]).expect(405);
    }

    @Test
    void aTokenOpensWhatItWasAskedFor() {
        var repository = berth.newRepository();

        RegistryClient client = berth.admin().withToken("repository:" + repository.name() + ":pull,push");

        repository.as(client).pushBlob(new byte[] {1, 2, 3});
        client.get("/v2/").expect(200);
    }

    @Test
    void unknownPathsAnswerAnError() {
        Answer answer = berth.admin().get("/v2/some/app/nothing/here").expect(404);

        assertThat(answer.errorCodes()).isNotEmpty();
    }
}
