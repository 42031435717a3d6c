package dev.berth.access.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.access.TestAccess;
import dev.berth.access.principal.PasswordChange;
import dev.berth.access.principal.User;
import dev.berth.access.principal.Users;
import dev.berth.access.session.Sessions.Standing;
import dev.berth.platform.db.OnBothDatabases;
import dev.berth.platform.db.TestDatabase;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.Secret;
import dev.berth.platform.kernel.TestClock;
import dev.berth.platform.kernel.TestRandom;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnBothDatabases
class SessionsTest {

    private static final Actor ACTOR = Actor.system("test");

    @RegisterExtension
    final TestDatabase database = TestDatabase.open();

    private final TestClock clock = new TestClock();
    private final Users users = TestAccess.users(database, clock);
    private final Sessions sessions =
            new Sessions(database, users, TestRandom.seeded("sessions"), clock, () -> Duration.ofHours(1));

    @BeforeEach
    void connect() {
        users.whenPasswordChanges(sessions);
    }

    @Test
    void aSessionThatIsOpenedWhileItsPasswordChangesDoesNotBegin() {
        User ada = users.create(ACTOR, TestAccess.person("ada"));
        Standing before = sessions.standing("ada");

        users.changePassword(ACTOR, ada.id(), new Secret("Another-Light-8"), PasswordChange.By.OWNER);

        assertThat(sessions.open(ada.principal(), before)).isEmpty();
        assertThat(sessions.open(ada.principal(), sessions.standing("ada"))).isPresent();
    }

    @Test
    void aSessionEndsWhenItsPasswordChanges() {
        User ada = users.create(ACTOR, TestAccess.person("ada"));
        Optional<Secret> shown = sessions.open(ada.principal(), sessions.standing("Ada"));
        assertThat(shown.flatMap(session -> sessions.find(session, Sessions.Use.LEAVE)))
                .contains(ada.principal());

        users.changePassword(ACTOR, ada.id(), new Secret("Another-Light-8"), PasswordChange.By.OWNER);

        assertThat(shown.flatMap(session -> sessions.find(session, Sessions.Use.LEAVE)))
                .isEmpty();
    }
}
