package dev.berth.api.harbor.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.access.permission.Role;
import dev.berth.access.principal.User;
import dev.berth.api.ApiClient.Answer;
import dev.berth.api.TestApi;
import dev.berth.control.project.Project;
import dev.berth.platform.db.OnBothDatabases;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Users, as clients of Harbor see and change them.
@OnBothDatabases
class UsersTest {

    private static final String USERS = "/api/v2.0/users";

    @RegisterExtension
    final TestApi api = TestApi.start();

    private final User dora = api.user("dora");
    private final User emil = api.user("emil");
    private final long admin = api.users.findByName("admin").orElseThrow().id();

    @Test
    void administratorsListAllUsersAndNarrowTheList() {
        assertThat(names(USERS)).containsExactly("admin", "dora", "emil");
        assertThat(names(USERS + "?username=OR")).containsExactly("dora");
        assertThat(names(USERS + "?email=emil@")).containsExactly("emil");
        assertThat(names(USERS + "?q=sysadmin_flag%3Dfalse&sort=-username")).containsExactly("emil", "dora");
        assertThat(names(USERS + "?q=username%3DDORA")).containsExactly("dora");
        assertThat(as("admin", "GET", USERS + "?page_size=2").header("X-Total-Count"))
                .isEqualTo("3");
        assertThat(as("dora", "GET", USERS).status()).isEqualTo(403);
        assertThat(api.send("GET", USERS).status()).isEqualTo(401);
    }

    @Test
    void everybodyWhoIsSignedInFindsOthersByName() {
        Answer found = as("dora", "GET", USERS + "/search?username=MI");

        assertThat(found.text())
                .isEqualTo("[{\"user_id\":%d,\"username\":\"admin\"},{\"user_id\":%d,\"username\":\"emil\"}]"
                        .formatted(admin, emil.id()));
        assertThat(found.header("X-Total-Count")).isEqualTo("2");
        assertThat(as("dora", "GET", USERS + "/search").status()).isEqualTo(422);
        assertThat(api.send("GET", USERS + "/search?username=a").status()).isEqualTo(401);
    }

    @Test
    void theOrderOfWhatIsFoundTellsNothingThatIsNotShown() {
        String search = USERS + "/search?username=m&sort=";

        assertThat(as("dora", "GET", search + "-sysadmin_flag").text())
                .isEqualTo(as("dora", "GET", search + "sysadmin_flag").text());
        assertThat(as("dora", "GET", search + "-email").text())
                .isEqualTo(as("dora", "GET", search + "email").text());
        assertThat(as("dora", "GET", search + "-username").text())
                .isNotEqualTo(as("dora", "GET", search + "username").text());
    }

    @Test
    void guessesAtOnesOwnPasswordAreMadeToWait() {
        String path = USERS + "/" + dora.id() + "/password";
        String guess = "{\"old_password\":\"Guess-1234\",\"new_password\":\"Lantern-Room-8\"}";

        Answer last = put("dora", path, guess);
        for (int i = 0; i < 30 && last.status() == 403; i++) {
            last = put("dora", path, guess);
        }

        assertThat(last.status()).isEqualTo(429);
    }

    @Test
    void peopleMakeAccountsForThemselvesOnlyWhereThatIsSetAndInAPage() {
        String[] page = page();
        assertThat(register("fay", page).status()).isEqualTo(401);

        set("{\"self_registration\":true}");
        assertThat(register("fay").status()).isEqualTo(403);
        Answer made = register("fay", page);

        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        JsonNode fay = as("fay", "GET", USERS + "/current").json();
        assertThat(made.header("Location"))
                .isEqualTo(USERS + "/" + fay.path("user_id").asText());
        assertThat(fay.path("sysadmin_flag").asBoolean()).isFalse();
        assertThat(as("fay", "GET", USERS).status()).isEqualTo(403);
        assertThat(register("fay", page).status()).isEqualTo(409);
        assertThat(api.json("POST", USERS, account("gil"), "Authorization", TestApi.basic("dora"))
                        .status())
                .isEqualTo(403);

        set("{\"self_registration\":false}");
        assertThat(register("gil", page).status()).isEqualTo(401);
    }

    @Test
    void whoMakesManyAccountsFromOneAddressHasToWaitAndSignsInAllTheSame() {
        set("{\"self_registration\":true}");
        String[] page = page();
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            statuses.add(register("user" + i, page).status());
        }

        assertThat(statuses).containsExactly(201, 201, 201, 201, 201, 201, 429);
        assertThat(Long.parseLong(register("late", page).header("Retry-After"))).isPositive();
        assertThat(as("user1", "GET", USERS + "/current").status()).isEqualTo(200);
        api.clock.pass(Duration.ofHours(2));
        assertThat(register("late", page).status()).isEqualTo(201);
    }

    @Test
    void noUserIsCalledAsRobotsAreAndNoRobotsAsAUser() {
        set("{\"robot_name_prefix\":\"bot-\"}");
        assertThat(api.json("POST", USERS, account("Bot-ci"), "Authorization", TestApi.basic("admin"))
                        .text())
                .contains("those of robots");

        Answer refused = configure("{\"robot_name_prefix\":\"Do\"}");
        assertThat(refused.status()).as(refused.toString()).isEqualTo(400);
        assertThat(refused.text()).contains("robot_name_prefix", "dora");
        assertThat(configure("{\"robot_name_prefix\":\"do$\"}").status()).isEqualTo(200);
    }

    private String[] page() {
        Answer look = api.send("GET", "/api/v2.0/systeminfo");
        return new String[] {
            "X-Harbor-CSRF-Token",
            look.header("X-Harbor-CSRF-Token"),
            "Cookie",
            look.header("Set-Cookie").replaceAll(";.*", "")
        };
    }

    private Answer register(String name, String... headers) {
        return api.json("POST", USERS, account(name), headers);
    }

    private static String account(String name) {
        return """
                {"username":"%s","email":"%s@example.org","realname":"","password":"%s","sysadmin_flag":true}""".formatted(name, name, TestApi.PASSWORD);
    }

    private void set(String wish) {
        assertThat(configure(wish).status()).isEqualTo(200);
    }

    private Answer configure(String wish) {
        return api.json("PUT", "/api/v2.0/configurations", wish, "Authorization", TestApi.basic("admin"));
    }

    @Test
    void usersSeeThemselvesAndAdministratorsEverybody() {
        assertThat(as("dora", "GET", USERS + "/" + dora.id())
                        .json()
                        .path("email")
                        .asText())
                .isEqualTo("dora@example.org");
        assertThat(as("dora", "GET", USERS + "/" + emil.id()).status()).isEqualTo(403);
        assertThat(as("dora", "GET", USERS + "/4711").status()).isEqualTo(403);
        assertThat(as("admin", "GET", USERS + "/" + emil.id()).status()).isEqualTo(200);
        assertThat(as("admin", "GET", USERS + "/4711").status()).isEqualTo(404);
        assertThat(as("dora", "GET", USERS + "/current").json().path("user_id").asLong())
                .isEqualTo(dora.id());
    }

    @Test
    void usersChangeWhatIsTheirs() {
        String own = USERS + "/" + dora.id();

        assertThat(put("dora", own, "{\"email\":\"d@example.org\",\"realname\":\"Dora\",\"comment\":\"hi\"}")
                        .status())
                .isEqualTo(200);

        JsonNode shown = as("dora", "GET", own).json();
        assertThat(shown.path("email").asText()).isEqualTo("d@example.org");
        assertThat(shown.path("realname").asText()).isEqualTo("Dora");
        assertThat(shown.path("username").asText()).isEqualTo("dora");
        assertThat(put("dora", own, "{\"email\":\"EMIL@example.org\"}").status())
                .isEqualTo(409);
        assertThat(put("dora", own, "{\"email\":\"nonsense\"}").text()).contains("email: ");
        assertThat(put("dora", USERS + "/" + emil.id(), "{\"email\":\"d@example.org\"}")
                        .status())
                .isEqualTo(403);
        assertThat(put("admin", USERS + "/4711", "{\"email\":\"x@example.org\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aPasswordIsChangedByWhoKnowsItOrByAnAdministrator() {
        String path = USERS + "/" + dora.id() + "/password";
        String right = "{\"old_password\":\"%s\",\"new_password\":\"Lantern-Room-8\"}".formatted(TestApi.PASSWORD);

        Answer wrong = put("dora", path, "{\"old_password\":\"no\",\"new_password\":\"Lantern-Room-8\"}");
        assertThat(wrong.status()).isEqualTo(403);
        assertThat(wrong.text()).contains("Current password is incorrect");
        assertThat(put("dora", path, "{\"new_password\":\"Lantern-Room-8\"}").text())
                .contains("old_password: ");
        assertThat(put("dora", path, "{\"old_password\":\"%s\",\"new_password\":\"short\"}".formatted(TestApi.PASSWORD))
                        .text())
                .contains("new_password: ");
        assertThat(put(
                                "dora",
                                path,
                                "{\"old_password\":\"%1$s\",\"new_password\":\"%1$s\"}".formatted(TestApi.PASSWORD))
                        .status())
                .isEqualTo(400);
        assertThat(put("emil", path, right).status()).isEqualTo(403);
        assertThat(put("dora", path, right).status()).isEqualTo(200);
        assertThat(as("dora", "GET", USERS + "/current").status()).isEqualTo(401);
        assertThat(put("admin", path, "{\"new_password\":\"%s\"}".formatted(TestApi.PASSWORD))
                        .status())
                .isEqualTo(200);
        assertThat(as("dora", "GET", USERS + "/current").status()).isEqualTo(200);
    }

    @Test
    void administratorsAreMadeAndOneAlwaysStays() {
        String flag = USERS + "/" + dora.id() + "/sysadmin";

        assertThat(put("dora", flag, "{\"sysadmin_flag\":true}").status()).isEqualTo(403);
        assertThat(put("admin", flag, "{\"sysadmin_flag\":true}").status()).isEqualTo(200);
        assertThat(as("dora", "GET", USERS).status()).isEqualTo(200);
        assertThat(put("dora", USERS + "/" + admin + "/sysadmin", "{\"sysadmin_flag\":false}")
                        .status())
                .isEqualTo(200);
        assertThat(put("dora", flag, "{\"sysadmin_flag\":false}").status()).isEqualTo(403);
        assertThat(as("dora", "GET", USERS).status()).isEqualTo(200);
        assertThat(put("dora", USERS + "/4711/sysadmin", "{\"sysadmin_flag\":true}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aUserWhoGoesTakesItsRolesAlongAndFreesTheName() {
        Project team = api.project("team");
        api.member(dora, team, Role.DEVELOPER);

        assertThat(as("dora", "DELETE", USERS + "/" + dora.id()).status()).isEqualTo(403);
        assertThat(as("admin", "DELETE", USERS + "/" + admin).status()).isEqualTo(403);
        assertThat(as("admin", "DELETE", USERS + "/" + dora.id()).status()).isEqualTo(200);

        assertThat(as("admin", "DELETE", USERS + "/" + dora.id()).status()).isEqualTo(404);
        assertThat(as("dora", "GET", USERS + "/current").status()).isEqualTo(401);
        assertThat(as("admin", "GET", "/api/v2.0/projects/team/members").header("X-Total-Count"))
                .isEqualTo("1");
        api.user("dora");
        assertThat(as("dora", "GET", "/api/v2.0/projects/team").status()).isEqualTo(403);
    }

    @Test
    void usersAskWhatTheyMayInAProject() {
        Project team = api.project("team");
        api.member(dora, team, Role.GUEST);
        String path = USERS + "/current/permissions";
        String scope = "?scope=/project/" + team.id();

        List<String> may = resources(as("dora", "GET", path + scope + "&relative=true"));
        assertThat(may).contains("repository:pull", ".:read").doesNotContain("repository:push");
        assertThat(resources(as("dora", "GET", path + scope)))
                .contains("/project/" + team.id() + "/repository:pull", "/project/" + team.id() + ":read");
        assertThat(resources(as("admin", "GET", path + scope + "&relative=true")))
                .contains("repository:delete");
        assertThat(as("emil", "GET", path + scope).text()).isEqualTo("[]");
        assertThat(as("dora", "GET", path).text()).isEqualTo("[]");
        assertThat(as("dora", "GET", path + "?scope=/project/4711").text()).isEqualTo("[]");
        assertThat(as("dora", "GET", path + "?scope=nonsense").text()).isEqualTo("[]");
    }

    @Test
    void nobodyHereHasASecretForTheCommandLine() {
        String path = USERS + "/" + dora.id() + "/cli_secret";

        assertThat(put("dora", path, "{\"secret\":\"Lantern-Room-8\"}").status())
                .isEqualTo(412);
        assertThat(put("emil", path, "{\"secret\":\"Lantern-Room-8\"}").status())
                .isEqualTo(403);
    }

    private static List<String> resources(Answer answer) {
        List<String> found = new ArrayList<>();
        answer.json()
                .forEach(one -> found.add(
                        one.path("resource").asText() + ":" + one.path("action").asText()));
        return found;
    }

    private List<String> names(String path) {
        return as("admin", "GET", path).json().findValuesAsText("username");
    }

    private Answer as(String name, String method, String path) {
        return api.send(method, path, "Authorization", TestApi.basic(name));
    }

    private Answer put(String name, String path, String body) {
        return api.json("PUT", path, body, "Authorization", TestApi.basic(name));
    }
}
