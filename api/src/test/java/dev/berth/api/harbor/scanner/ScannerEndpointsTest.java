package dev.berth.api.harbor.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.access.permission.Role;
import dev.berth.api.ApiClient.Answer;
import dev.berth.api.TestApi;
import dev.berth.platform.db.OnBothDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnBothDatabases
class ScannerEndpointsTest {

    private static final String SCANNERS = "/api/v2.0/scanners";

    @RegisterExtension
    final TestApi api = TestApi.start();

    @Test
    void noScannerIsSetUp() {
        api.user("dora");

        Answer list = as("admin", SCANNERS + "?page=1&page_size=10&sort=-name");
        assertThat(list.status()).isEqualTo(200);
        assertThat(list.text()).isEqualTo("[]");
        assertThat(list.header("X-Total-Count")).isEqualTo("0");
        assertThat(as("dora", SCANNERS).status()).isEqualTo(403);
        assertThat(api.send("GET", SCANNERS).status()).isEqualTo(401);
    }

    @Test
    void noProjectHasAScanner() {
        api.member(api.user("guy"), api.project("team"), Role.GUEST);
        api.user("eve");

        Answer answer = as("guy", "/api/v2.0/projects/team/scanner");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("NOT_FOUND");
        assertThat(answer.text()).contains("no scanner is set for this project");
        assertThat(as("eve", "/api/v2.0/projects/team/scanner").status()).isEqualTo(403);
        assertThat(api.send("GET", "/api/v2.0/projects/team/scanner").status()).isEqualTo(401);
    }

    private Answer as(String name, String path) {
        return api.send("GET", path, "Authorization", TestApi.basic(name));
    }
}
