package dev.berth.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.platform.db.DatabaseException;
import dev.berth.platform.http.Response;
import dev.berth.platform.http.ResponseBody;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What clients see of trouble that is not theirs.
class TroubleTest {

    @RegisterExtension
    final TestApi api = TestApi.start();

    @Test
    void aBugIsAnsweredWithAnIncidentAndNothingElse() {
        Response answer = failure("/v2/library/app/tags/list", new IllegalStateException("the secret cause"));

        assertThat(answer.status()).isEqualTo(500);
        assertThat(text(answer)).contains("incident").doesNotContain("secret");
    }

    @Test
    void aFullDiskAndADatabaseThatIsAwayHaveTheirStatus() {
        Exception cause = new Exception("the secret cause");
        Response full = failure("/v2/", new DatabaseException(DatabaseException.Reason.FULL, "secret", cause));
        Response away =
                failure("/api/v2.0/ping", new DatabaseException(DatabaseException.Reason.UNAVAILABLE, "secret", cause));

        assertThat(full.status()).isEqualTo(507);
        assertThat(away.status()).isEqualTo(503);
        assertThat(away.headers().first("Retry-After")).isPresent();
        assertThat(text(full) + text(away)).doesNotContain("secret");
    }

    private Response failure(String path, Throwable thrown) {
        return api.application.failure(new TestRequest(path), thrown);
    }

    private static String text(Response answer) {
        return answer.body() instanceof ResponseBody.Bytes(byte[] bytes)
                ? new String(bytes, StandardCharsets.UTF_8)
                : "";
    }
}
