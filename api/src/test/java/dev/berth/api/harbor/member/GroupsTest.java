package dev.berth.api.harbor.member;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.access.permission.Role;
import dev.berth.access.principal.User;
import dev.berth.api.ApiClient.Answer;
import dev.berth.api.TestApi;
import dev.berth.control.project.Project;
import dev.berth.platform.db.OnBothDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Groups of users, and their roles in projects.
@OnBothDatabases
class GroupsTest {

    private static final String GROUPS = "/api/v2.0/usergroups";
    private static final String MEMBERS = "/api/v2.0/projects/team/members";

    @RegisterExtension
    final TestApi api = TestApi.start();

    private final User dora = api.user("dora");
    private final Project team = api.project("team");

    @Test
    void aGroupIsMadeShownRenamedAndDeleted() {
        Answer made = post(GROUPS, "{\"group_name\":\"ops\",\"group_type\":3}");

        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        assertThat(made.header("Location")).matches(GROUPS + "/[0-9]+");
        assertThat(post(GROUPS, "{\"group_name\":\"OPS\",\"group_type\":2}").status())
                .isEqualTo(409);
        assertThat(get(made.header("Location")).text()).contains("\"group_name\":\"ops\",\"group_type\":3");
        assertThat(put(made.header("Location"), "{\"group_name\":\"operators\"}")
                        .status())
                .isEqualTo(200);
        post(GROUPS, "{\"group_name\":\"dev\",\"group_type\":4}");
        assertThat(put(made.header("Location"), "{\"group_name\":\"Dev\"}").status())
                .isEqualTo(409);
        assertThat(get(GROUPS + "?group_name=OPER").json().findValuesAsText("group_name"))
                .containsExactly("operators");
        assertThat(get(GROUPS).json().findValuesAsText("group_name")).containsExactly("dev", "operators");
        assertThat(as("dora", "GET", GROUPS + "/search?groupname=op").header("X-Total-Count"))
                .isEqualTo("1");
        assertThat(as("dora", "GET", GROUPS + "/search").status()).isEqualTo(422);
        assertThat(as("dora", "GET", GROUPS).status()).isEqualTo(403);
        assertThat(as("admin", "DELETE", made.header("Location")).status()).isEqualTo(200);
        assertThat(as("admin", "DELETE", made.header("Location")).status()).isEqualTo(404);
        assertThat(get(made.header("Location")).status()).isEqualTo(404);
    }

    @Test
    void whatIsNoGroupIsRefusedByTheNameOfItsField() {
        assertThat(post(GROUPS, "{\"group_name\":\"ops\"}").text()).contains("group_type: ");
        assertThat(post(GROUPS, "{\"group_name\":\"ops\",\"group_type\":9}").text())
                .contains("group_type: ");
        assertThat(post(GROUPS, "{\"group_name\":\"ops\",\"group_type\":1}").status())
                .isEqualTo(400);
        assertThat(post(GROUPS, "{\"group_name\":\" \",\"group_type\":3}").text())
                .contains("group_name: ");
        assertThat(post(GROUPS, "{\"group_type\":3}").text()).contains("group_name: ");
    }

    @Test
    void aGroupGivesItsMembersARoleAsLongAsTheyAreInIt() {
        String group = post(GROUPS, "{\"group_name\":\"ops\",\"group_type\":4}").header("Location");
        String id = group.substring(group.lastIndexOf('/') + 1);
        String inGroup = "/api/ext/v1/usergroups/" + id + "/members";

        Answer made = post(MEMBERS, "{\"role_id\":2,\"member_group\":{\"id\":%s}}".formatted(id));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        assertThat(post(MEMBERS, "{\"role_id\":1,\"member_group\":{\"group_name\":\"OPS\"}}")
                        .status())
                .isEqualTo(409);
        assertThat(as("dora", "GET", "/api/v2.0/projects/team").status()).isEqualTo(403);

        assertThat(as("admin", "PUT", inGroup + "/" + dora.id()).status()).isEqualTo(200);
        JsonNode project = as("dora", "GET", "/api/v2.0/projects/team").json();
        assertThat(project.path("current_user_role_ids").toString()).isEqualTo("[2]");
        assertThat(as("dora", "GET", "/api/v2.0/projects?name=team").header("X-Total-Count"))
                .isEqualTo("1");
        assertThat(get(inGroup).text()).isEqualTo("[{\"user_id\":%d,\"username\":\"dora\"}]".formatted(dora.id()));

        assertThat(put(made.header("Location"), "{\"role_id\":3}").status()).isEqualTo(200);
        api.member(dora, team, Role.LIMITED_GUEST);
        assertThat(as("dora", "GET", "/api/v2.0/projects/team")
                        .json()
                        .path("current_user_role_ids")
                        .toString())
                .isEqualTo("[3,5]");

        assertThat(as("admin", "DELETE", inGroup + "/" + dora.id()).status()).isEqualTo(200);
        assertThat(as("admin", "DELETE", inGroup + "/" + dora.id()).status()).isEqualTo(404);
        assertThat(as("dora", "GET", "/api/v2.0/projects/team")
                        .json()
                        .path("current_user_role_id")
                        .asInt())
                .isEqualTo(5);
    }

    @Test
    void membersAreListedByNameWithTheirKind() {
        api.member(dora, team, Role.GUEST);
        post(MEMBERS, "{\"role_id\":4,\"member_group\":{\"group_name\":\"builders\",\"group_type\":3}}");

        JsonNode all = get(MEMBERS).json();
        assertThat(all.findValuesAsText("entity_name")).containsExactly("admin", "builders", "dora");
        assertThat(all.findValuesAsText("entity_type")).containsExactly("u", "g", "u");
        assertThat(all.findValuesAsText("role_name")).containsExactly("projectAdmin", "maintainer", "guest");
        assertThat(get(MEMBERS + "?entityname=BUILD").json().findValuesAsText("entity_name"))
                .containsExactly("builders");
        String one = MEMBERS + "/" + all.path(1).path("id").asLong();
        assertThat(get(one).json().path("entity_name").asText()).isEqualTo("builders");
        assertThat(as("admin", "DELETE", one).status()).isEqualTo(200);
        assertThat(get(one).status()).isEqualTo(404);
        assertThat(get("/api/v2.0/projects/team/summary").text()).contains("\"maintainer_count\":0");
    }

    @Test
    void whatIsNoMemberIsRefused() {
        assertThat(post(MEMBERS, "{\"role_id\":9,\"member_user\":{\"username\":\"dora\"}}")
                        .text())
                .contains("role_id: ");
        assertThat(post(MEMBERS, "{\"role_id\":2}").status()).isEqualTo(400);
        assertThat(post(MEMBERS, "{\"role_id\":2,\"member_user\":{\"username\":\"nobody\"}}")
                        .status())
                .isEqualTo(404);
        assertThat(post(MEMBERS, "{\"role_id\":2,\"member_group\":{\"id\":4711}}")
                        .status())
                .isEqualTo(404);
        assertThat(post(MEMBERS, "{\"role_id\":2,\"member_group\":{\"ldap_group_dn\":\"cn=x\"}}")
                        .status())
                .isEqualTo(400);
        assertThat(post(MEMBERS, "{\"role_id\":2,\"member_group\":{\"group_name\":\"x\",\"group_type\":4}}")
                        .status())
                .isEqualTo(404);
        assertThat(post(MEMBERS, "{\"role_id\":2,\"member_group\":{}}").status())
                .isEqualTo(400);
    }

    /// Terraform sends the part that it does not mean as an empty object.
    @Test
    void whatIsEmptyOfAMembershipIsPassedOver() {
        assertThat(post(
                                MEMBERS,
                                "{\"role_id\":2,\"member_group\":{\"group_type\":3,\"group_name\":\"g\"},\"member_user\":{}}")
                        .status())
                .isEqualTo(201);
        assertThat(post(MEMBERS, "{\"role_id\":3,\"member_user\":{\"username\":\"dora\"},\"member_group\":{}}")
                        .status())
                .isEqualTo(201);
        assertThat(post(
                                MEMBERS,
                                "{\"role_id\":4,\"member_group\":{\"id\":0,\"group_name\":\"\",\"group_type\":3,"
                                        + "\"ldap_group_dn\":\"builders\"},\"member_user\":{\"user_id\":0,\"username\":\"\"}}")
                        .status())
                .isEqualTo(201);
        assertThat(get(MEMBERS).json().findValuesAsText("entity_name"))
                .containsExactly("admin", "builders", "dora", "g");
        assertThat(post(MEMBERS, "{\"role_id\":2,\"member_user\":{},\"member_group\":{\"group_name\":\" \"}}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void idsCountBeforeNamesAndTheUserBeforeTheGroup() {
        String group = post(GROUPS, "{\"group_name\":\"ops\",\"group_type\":3}").header("Location");
        String id = group.substring(group.lastIndexOf('/') + 1);

        post(
                MEMBERS,
                "{\"role_id\":2,\"member_user\":{\"username\":\"dora\"},\"member_group\":{\"id\":%s}}".formatted(id));
        assertThat(get(MEMBERS).json().findValuesAsText("entity_name")).containsExactly("admin", "ops");
        post(
                MEMBERS,
                "{\"role_id\":2,\"member_user\":{\"user_id\":%d},\"member_group\":{\"id\":%s}}"
                        .formatted(dora.id(), id));
        assertThat(get(MEMBERS).json().findValuesAsText("entity_name")).containsExactly("admin", "dora", "ops");
    }

    private Answer get(String path) {
        return as("admin", "GET", path);
    }

    private Answer post(String path, String body) {
        return api.json("POST", path, body, "Authorization", TestApi.basic("admin"));
    }

    private Answer put(String path, String body) {
        return api.json("PUT", path, body, "Authorization", TestApi.basic("admin"));
    }

    private Answer as(String name, String method, String path) {
        return api.send(method, path, "Authorization", TestApi.basic(name));
    }
}
