package dev.berth.conformance.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.conformance.support.Berth;
import dev.berth.conformance.support.BerthProcess;
import dev.berth.conformance.support.Program;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Real clients that log in as robots, whose names have characters that shells and headers know.
@Berth
@Tag("clients")
final class RobotTest {

    private final PrivateProject home;

    RobotTest(BerthProcess berth) throws IOException {
        home = PrivateProject.create(berth, "robot");
    }

    @Test
    void aRobotLogsInPushesAndPulls() {
        JsonNode robot = robot("ci", "push", "");
        Program crane = Program.require("crane", home.folder());
        String name = robot.path("name").asText();

        crane.run(
                "auth",
                "login",
                home.host(),
                "-u",
                name,
                "-p",
                robot.path("secret").asText());
        crane.run("push", "--index", home.layout().folder().toString(), home.reference("app:1"));
        crane.run("copy", home.reference("app:1"), home.reference("app:2"));

        assertThat(name).isEqualTo("robot$" + home.project() + "+ci");
        assertThat(crane.run("ls", home.reference("app")).lines()).containsExactly("1", "2");
        assertThat(crane.attempt("delete", home.reference("app:1")).code()).isNotZero();
    }

    @Test
    void aRobotThatIsNarrowedToSomeRepositoriesIsShutOutOfTheOthers() {
        JsonNode robot = robot("narrow", "push", "apps/**");

        assertThat(copy(robot, "apps/web:1").code()).isZero();
        assertThat(copy(robot, "vault:1").code()).isNotZero();
        assertThat(home.exists("apps/web", "1")).isTrue();
        assertThat(home.exists("vault", "1")).isFalse();
    }

    @Test
    void aRobotThatIsDisabledIsShutOut() {
        JsonNode robot = robot("off", "push", "");
        assertThat(copy(robot, "app:1").code()).isZero();
        String path = "/api/v2.0/projects/" + home.project() + "/robots/"
                + robot.path("id").asLong();

        home.berth()
                .admin()
                .put(path, "{\"disable\":true}".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .expect(200);

        assertThat(copy(robot, "app:2").code()).isNotZero();
    }

    private JsonNode robot(String name, String action, String pattern) {
        String repositories = pattern.isEmpty() ? "" : ",\"repositories\":[\"" + pattern + "\"]";
        return home.berth()
                .admin()
                .postJson("/api/v2.0/robots", """
                        {"name":"%s","level":"project","duration":-1,"permissions":[{"kind":"project","namespace":"%s",
                        "access":[{"resource":"repository","action":"%s"%s}]}]}
                        """.formatted(name, home.project(), action, repositories))
                .expect(201)
                .json();
    }

    private Program.Result copy(JsonNode robot, String target) {
        Program skopeo = Program.require("skopeo", home.folder());
        List<String> arguments = new ArrayList<>(Arrays.asList(
                "--insecure-policy",
                "copy",
                "--dest-tls-verify=false",
                "--dest-creds",
                robot.path("name").asText() + ":" + robot.path("secret").asText(),
                "oci:" + home.layout().folder() + ":single",
                "docker://" + home.reference(target)));
        return skopeo.attempt(arguments.toArray(String[]::new));
    }
}
