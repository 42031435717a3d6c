package dev.berth.access.principal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.access.TestAccess;
import dev.berth.platform.db.OnBothDatabases;
import dev.berth.platform.db.TestDatabase;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.DomainException;
import dev.berth.platform.kernel.Secret;
import dev.berth.platform.kernel.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@OnBothDatabases
class UsersTest {

    private static final Actor ACTOR = Actor.system("test");

    @RegisterExtension
    final TestDatabase database = TestDatabase.open();

    private final TestClock clock = new TestClock();
    private final Users users = TestAccess.users(database, clock);

    @Test
    void aUserIsFoundByNumberAndByNameInAnyCase() {
        User ada = users.create(ACTOR, TestAccess.person("Ada"));

        assertThat(users.find(ada.id())).hasValue(ada);
        assertThat(users.findByName("aDA")).hasValue(ada);
        assertThat(users.findByName("Bob")).isEmpty();
        assertThat(ada.createdAt()).isEqualTo(clock.instant());
        assertThat(ada.principal()).isEqualTo(new Principal(Actor.Kind.USER, ada.id(), "Ada", false));
    }

    @ParameterizedTest
    @CsvSource({"ADA, other@example.org, username", "ａｄａ, other@example.org, username", "bob, Ada@Example.ORG, email"})
    void aNameOrAddressThatLooksLikeATakenOneIsTaken(String name, String email, String field) {
        users.create(ACTOR, TestAccess.person("ada"));

        assertRefused(PrincipalErrorCode.CONFLICT, field, new NewUser(name, email, "", "", TestAccess.PASSWORD, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ada", "ada ", "a,b", "a\"b", "a~b", "a#b", "a%b", "a$b", "a:b", "a\nb", "a\u0000b"})
    void aNameThatCouldBeMistakenIsRefused(String name) {
        assertRefused(
                PrincipalErrorCode.BAD_REQUEST,
                "username",
                new NewUser(name, "a@example.org", "", "", TestAccess.PASSWORD, false));
    }

    @Test
    void aNameHas255CharactersAtMost() {
        users.create(ACTOR, new NewUser("a".repeat(255), "a@example.org", "", "", TestAccess.PASSWORD, false));

        assertRefused(
                PrincipalErrorCode.BAD_REQUEST,
                "username",
                new NewUser("b".repeat(256), "b@example.org", "", "", TestAccess.PASSWORD, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ada", "ada@", "@example.org", "ada@@example.org", "a da@example.org", "ada@-x.org"})
    void anAddressHasTheFormOfOne(String email) {
        assertRefused(
                PrincipalErrorCode.BAD_REQUEST, "email", new NewUser("ada", email, "", "", TestAccess.PASSWORD, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Short-1", "no-upper-case-1", "NO-LOWER-CASE-1", "No-Digit-Here"})
    void aWeakPasswordIsRefused(String password) {
        assertRefused(
                PrincipalErrorCode.BAD_REQUEST,
                "password",
                new NewUser("ada", "ada@example.org", "", "", new Secret(password), false));
    }

    @Test
    void aPasswordHas128CharactersAtMost() {
        String longest = "Aa1" + "ü".repeat(125);
        users.create(ACTOR, new NewUser("ada", "ada@example.org", "", "", new Secret(longest), false));

        assertThat(users.proves(new Secret(longest), hash("ada"))).isTrue();
        assertRefused(
                PrincipalErrorCode.BAD_REQUEST,
                "password",
                new NewUser("bob", "bob@example.org", "", "", new Secret(longest + "x"), false));
    }

    @Test
    void onlyAnAdministratorMadeAtSetupMayHaveNoAddress() {
        users.create(ACTOR, new NewUser("root", "", "", "", TestAccess.PASSWORD, true));
        users.create(ACTOR, new NewUser("root2", "", "", "", TestAccess.PASSWORD, true));

        assertThat(users.findByName("root").orElseThrow().administrator()).isTrue();
    }

    @Test
    void aPasswordProvesItsUserUntilItIsReplaced() {
        User ada = users.create(ACTOR, TestAccess.person("ada"));
        assertThat(users.proves(TestAccess.PASSWORD, hash("ADA"))).isTrue();
        assertThat(users.proves(TestAccess.WRONG, hash("ada"))).isFalse();

        clock.pass(Duration.ofDays(1));
        users.setPassword(ACTOR, ada.id(), TestAccess.WRONG);

        assertThat(users.proves(TestAccess.PASSWORD, hash("ada"))).isFalse();
        assertThat(users.proves(TestAccess.WRONG, hash("ada"))).isTrue();
        assertThat(users.find(ada.id()).orElseThrow().updatedAt()).isEqualTo(clock.instant());
    }

    @Test
    void replacingAPasswordFollowsTheSameRules() {
        User ada = users.create(ACTOR, TestAccess.person("ada"));

        assertThatThrownBy(() -> users.setPassword(ACTOR, ada.id(), new Secret("weak")))
                .hasMessageContaining("password");
        assertThatThrownBy(() -> users.setPassword(ACTOR, 4711, TestAccess.PASSWORD))
                .isInstanceOfSatisfying(
                        DomainException.class, e -> assertThat(e.code()).isEqualTo(PrincipalErrorCode.NOT_FOUND));
    }

    @Test
    void neitherPasswordNorHashIsPrinted() {
        users.create(ACTOR, TestAccess.person("ada"));

        assertThat(TestAccess.person("ada").toString()).doesNotContain(TestAccess.PASSWORD.reveal());
        assertThat(users.credential("ada").orElseThrow().toString()).doesNotContain("argon2");
    }

    @Test
    void whetherAnAdministratorExistsIsKnown() {
        users.create(ACTOR, TestAccess.person("ada"));
        assertThat(users.any()).isFalse();

        users.create(ACTOR, new NewUser("root", "", "", "", TestAccess.PASSWORD, true));
        assertThat(users.any()).isTrue();
    }

    private void assertRefused(PrincipalErrorCode code, String field, NewUser user) {
        assertThatThrownBy(() -> users.create(ACTOR, user))
                .hasMessageStartingWith(field + ":")
                .isInstanceOfSatisfying(
                        DomainException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private String hash(String username) {
        return users.credential(username).orElseThrow().passwordHash();
    }
}
