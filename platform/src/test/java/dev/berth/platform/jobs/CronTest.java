package dev.berth.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CronTest {

    /// A Saturday.
    private static final Instant NOW = Instant.parse("2026-11-21T10:17:30Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 0 * * * *          | 2026-11-21T11:00:00Z
            0 0 0 * * *          | 2026-11-22T00:00:00Z
            0 0 0 * * 0          | 2026-11-22T00:00:00Z
            0 0 0 * * sun        | 2026-11-22T00:00:00Z
            0 17 10 * * *        | 2026-11-22T10:17:00Z
            0 18 10 * * *        | 2026-11-21T10:18:00Z
            0 */15 * * * *       | 2026-11-21T10:30:00Z
            0 5/20 * * * ?       | 2026-11-21T10:25:00Z
            0 10-16 * * * *      | 2026-11-21T11:10:00Z
            0 10-50/20 9,10 * * * | 2026-11-21T10:30:00Z
            0 0 8-10 * * mon-fri | 2026-11-23T08:00:00Z
            0 0 0 1 jan ?        | 2027-01-01T00:00:00Z
            0 0 0 13 * fri       | 2026-11-27T00:00:00Z
            00 30 2 31 * *       | 2026-12-31T02:30:00Z
            0 0 0 29 2 *         | 2028-02-29T00:00:00Z
            """)
    void aScheduleIsDueNextAt(String cron, Instant due) {
        assertThat(Cron.parse(cron).next(NOW)).isEqualTo(due);
    }

    @Test
    void aScheduleIsDueAgainAndAgain() {
        Cron cron = Cron.parse("0 0 6,18 * * 1-5");
        List<Instant> due = new ArrayList<>();
        for (Instant at = cron.next(NOW); due.size() < 4; at = cron.next(at)) {
            due.add(at);
        }

        assertThat(due)
                .containsExactly(
                        Instant.parse("2026-11-23T06:00:00Z"),
                        Instant.parse("2026-11-23T18:00:00Z"),
                        Instant.parse("2026-11-24T06:00:00Z"),
                        Instant.parse("2026-11-24T18:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0 0 * * *",
                "0 0 0 * * * *",
                "30 0 * * * *",
                "* 0 * * * *",
                "0 60 * * * *",
                "0 0 24 * * *",
                "0 0 0 0 * *",
                "0 0 0 32 * *",
                "0 0 0 * 13 *",
                "0 0 0 * * 7",
                "0 0 0 * * someday",
                "0 -1 * * * *",
                "0 5-1 * * * *",
                "0 1-2-3 * * * *",
                "0 */0 * * * *",
                "0 */5/5 * * * *",
                "0 , * * * *",
                "0 0 0 30 2 *",
                "0 99999999999 * * * *"
            })
    void whatIsNoScheduleIsRefusedWithASentence(String text) {
        assertThatThrownBy(() -> Cron.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("schedule");
    }

    @Test
    void aScheduleIsWrittenAsItWasRead() {
        assertThat(Cron.parse(" 0  0 0 * * MON ")).hasToString("0 0 0 * * MON").isEqualTo(Cron.parse("0 0 0 * * MON"));
    }
}
