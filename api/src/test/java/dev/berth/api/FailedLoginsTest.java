package dev.berth.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.platform.db.OnBothDatabases;
import dev.berth.platform.events.Position;
import dev.berth.platform.events.RecordedEvent;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnBothDatabases
class FailedLoginsTest {

    @RegisterExtension
    final TestApi api = TestApi.start();

    @Test
    void howeverManyFailFewAreWrittenDownAndTheRestIsCounted() {
        FailedLogins failed = new FailedLogins(api.buffer, api.clock);
        for (int i = 0; i < 50; i++) {
            failed.add("guess" + i, "192.0.2.1");
        }
        assertThat(told()).hasSize(FailedLogins.MOST);

        api.clock.pass(Duration.ofMinutes(2));
        failed.add("x".repeat(500), "192.0.2.1");

        List<RecordedEvent> told = told();
        assertThat(told).hasSize(FailedLogins.MOST + 1);
        assertThat(told.getLast().event().subject()).hasSize(65);
        assertThat(told.getLast().event().detail("refused")).contains("30 more failed before");
    }

    private List<RecordedEvent> told() {
        api.buffer.flush();
        return api.events.after(Position.START, 1_000).stream()
                .filter(event -> event.event().detail("operation").equals("login"))
                .toList();
    }
}
