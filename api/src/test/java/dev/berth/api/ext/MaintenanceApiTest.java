package dev.berth.api.ext;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.api.ApiClient.Answer;
import dev.berth.api.TestApi;
import dev.berth.platform.db.OnBothDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Verification and backups, as administrators ask for them.
@OnBothDatabases
class MaintenanceApiTest {

    private static final String VERIFICATION = "/api/ext/v1/system/verification";
    private static final String BACKUP = "/api/ext/v1/system/backup";

    @RegisterExtension
    final TestApi api = TestApi.start();

    private Answer send(String method, String path, String user) {
        return api.send(method, path, new byte[0], "Authorization", TestApi.basic(user));
    }

    @Test
    void verificationIsAskedForFollowedAndToldOf() {
        assertThat(send("GET", VERIFICATION, "admin").json().has("started_at")).isFalse();
        api.project("team");
        api.pushImage("team/app", "1", "layer");

        Answer asked = send("POST", VERIFICATION, "admin");
        assertThat(asked.status()).as(asked.toString()).isEqualTo(202);
        assertThat(send("POST", VERIFICATION, "admin").status()).isEqualTo(409);
        api.runJobs();
        JsonNode run = send(
                        "GET", "/api/ext/v1/jobs/" + asked.json().path("job_id").asText(), "admin")
                .json();
        assertThat(run.path("kind").asText()).isEqualTo("verification");
        assertThat(run.path("state").asText()).isEqualTo("succeeded");
        JsonNode status = send("GET", VERIFICATION, "admin").json();
        assertThat(status.has("finished_at")).isTrue();
        assertThat(status.path("checked").asLong()).isEqualTo(3);
        assertThat(status.path("quarantined")).isEmpty();
    }

    @Test
    void whatIsDamagedIsNamedWithWhereItIsMissed() {
        api.project("team");
        api.pushImage("team/app", "1", "layer");
        api.database.transact(
                tx -> tx.sql("update stored_object set state = 'damaged'").update());

        JsonNode damaged = send("GET", VERIFICATION, "admin").json().path("quarantined");
        assertThat(damaged).hasSizeGreaterThan(0);
        assertThat(damaged.get(0).path("digest").asText()).startsWith("sha256:");
        assertThat(damaged.get(0).path("repositories").get(0).asText()).isEqualTo("team/app");
    }

    @Test
    void aBackupIsAskedForAndToldOf() {
        JsonNode before = send("GET", BACKUP, "admin").json();
        assertThat(before.path("folder").asText()).isEqualTo("/data/backups");
        assertThat(before.has("last_at")).isFalse();

        Answer asked = send("POST", BACKUP, "admin");
        assertThat(asked.status()).as(asked.toString()).isEqualTo(202);
        api.runJobs();
        JsonNode after = send("GET", BACKUP, "admin").json();
        assertThat(after.has("last_at")).isTrue();
        assertThat(after.path("metadata_size").asLong()).isEqualTo(4096);
    }

    @Test
    void othersAreRefused() {
        api.user("dora");
        for (String path : new String[] {VERIFICATION, BACKUP}) {
            assertThat(send("GET", path, "dora").status()).isEqualTo(403);
            assertThat(send("POST", path, "dora").status()).isEqualTo(403);
        }
    }
}
