package dev.berth.control.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.platform.db.Database;
import dev.berth.platform.db.TestDatabase;
import dev.berth.platform.events.Notices;
import dev.berth.platform.events.Outbox;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.Seal;
import dev.berth.platform.kernel.TestClock;
import dev.berth.platform.kernel.TestRandom;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Settings that one node changes while another one answers.
class SettingsOnNodesTest {

    private static final Actor ADMIN = Actor.system("test");

    @RegisterExtension
    final TestDatabase database = TestDatabase.open(TestDatabase.Kind.POSTGRESQL);

    private final TestClock clock = new TestClock();
    private final Notices heard = new Notices(database.second(), clock, "other");
    private final Settings one = settings(database, new Notices(database, clock, "one"));
    private final Settings other = settings(database.second(), heard);

    private Settings settings(Database shared, Notices notices) {
        Seal seal = new Seal(new byte[32], TestRandom.seeded("seal"));
        return new Settings(shared, seal, notices, new Outbox(clock), clock, Catalogue.ALL, Map.of());
    }

    @Test
    void aNodeForgetsWhatAnotherHasSet() {
        heard.look();
        assertThat(other.value(Catalogue.READ_ONLY)).isFalse();

        one.update(ADMIN, Map.of("read_only", true));
        heard.look();

        assertThat(other.value(Catalogue.READ_ONLY)).isTrue();
    }

    @Test
    void aNodeThatHeardNothingLooksAgainAfterAMinute() {
        assertThat(other.value(Catalogue.READ_ONLY)).isFalse();
        one.update(ADMIN, Map.of("read_only", true));
        assertThat(other.value(Catalogue.READ_ONLY)).isFalse();

        clock.pass(Duration.ofSeconds(61));

        assertThat(other.value(Catalogue.READ_ONLY)).isTrue();
    }
}
