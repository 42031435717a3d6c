package dev.berth.conformance.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.conformance.support.Berth;
import dev.berth.conformance.support.BerthProcess;
import dev.berth.conformance.support.Program;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A real client that logs in with a personal access token in place of the password.
@Berth
@Tag("clients")
final class PersonalTokenTest {

    private final BerthProcess berth;
    private final PrivateProject home;

    PersonalTokenTest(BerthProcess berth) throws IOException {
        this.berth = berth;
        home = PrivateProject.create(berth, "personal");
    }

    @Test
    void aTokenLogsInAndIsGoodForWhatItWasMadeFor() {
        Program crane = Program.require("crane", home.folder());
        login(crane, "repository:push");
        crane.run("push", "--index", home.layout().folder().toString(), home.reference("app:1"));

        login(crane, "repository:pull");
        assertThat(crane.run("digest", home.reference("app:1"))).isEqualTo(home.digest("app", "1"));
        assertThat(crane.attempt("tag", home.reference("app:1"), "2").code()).isNotZero();
    }

    private void login(Program crane, String scope) {
        String token = berth.user(home.user(), home.password())
                .postJson("/api/ext/v1/tokens", "{\"name\":\"%s\",\"scopes\":[\"%s\"]}".formatted(scope, scope))
                .expect(201)
                .json()
                .path("token")
                .asText();
        crane.run("auth", "login", home.host(), "-u", home.user(), "-p", token);
    }
}
