package dev.berth.api.harbor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.api.ApiClient.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// How many deliveries of a webhook there are is kept, not counted: it has to be true whatever becomes of them.
class WebhookBacklogTest extends WebhookScene {

    private static final String WAITING = "select count(*) as n from webhook_delivery where due_at is not null";

    @Test
    void howManyThereAreIsTrueWhateverBecomesOfThem() {
        String one = create("ci", "http", "").header("Location");
        String two = create("second", "http", "").header("Location");
        Random random = new Random(42);

        for (int i = 0; i < 120; i++) {
            status = random.nextInt(3) == 0 ? 200 : 500;
            switch (random.nextInt(5)) {
                case 0, 1 -> {
                    api.pushImage("team/app", "1." + i, "layer");
                    api.events.drain();
                }
                case 2 -> api.deliveries.deliverDue();
                case 3 -> api.clock.pass(Duration.ofSeconds(100));
                default -> redeliver(one);
            }
            assertCounted(one);
            assertCounted(two);
        }

        assertThat(rows(WAITING)).isPositive();
        assertThat(rows("select count(*) as n from webhook_delivery where due_at is null"))
                .isPositive();
    }

    @Test
    void thePagesOfThePolicyJoinWithoutGaps() {
        String one = create("ci", "http", "").header("Location");
        for (int i = 0; i < 13; i++) {
            api.pushImage("team/app", "1." + i, "layer");
        }
        api.events.drain();

        List<Long> ids = new ArrayList<>();
        for (int page = 1; page <= 4; page++) {
            Answer answer = send("GET", one + "/executions?page_size=4&page=" + page, "dora");
            assertThat(answer.header("X-Total-Count")).isEqualTo("13");
            for (JsonNode execution : answer.json()) {
                ids.add(execution.path("id").asLong());
            }
        }

        assertThat(ids).hasSize(13).isSortedAccordingTo((first, second) -> Long.compare(second, first));
    }

    @Test
    void aNodeCountsAnewWhatOneOfAnEarlierVersionLeft() {
        String one = create("ci", "http", "").header("Location");
        status = 500;
        api.pushImage("team/app", "1", "layer");
        deliver();
        api.database.transact(
                tx -> tx.sql("update webhook_backlog set waiting = 7").update());
        assertThat(send("GET", one + "/executions", "dora").header("X-Total-Count"))
                .isEqualTo("7");

        api.deliveries.start();
        try {
            awaitRows("select max(waiting) as n from webhook_backlog", 1);
        } finally {
            api.deliveries.close();
        }
        assertCounted(one);
    }

    private void redeliver(String policy) {
        JsonNode newest =
                send("GET", policy + "/executions?page_size=1", "dora").json();
        if (!newest.isEmpty()) {
            String delivery = policy.replace("/api/v2.0", "/api/ext/v1")
                    + "/deliveries/"
                    + newest.get(0).path("id").asText();
            assertThat(json("POST", delivery + "/redeliver", "dora", "").status())
                    .isEqualTo(201);
        }
    }

    private void assertCounted(String policy) {
        String id = policy.substring(policy.lastIndexOf('/') + 1);
        long there = rows("select count(*) as n from webhook_delivery where policy = " + id);
        assertThat(send("GET", policy + "/executions", "dora").header("X-Total-Count"))
                .isEqualTo(Long.toString(there));
        assertThat(rows("select coalesce(max(waiting), 0) as n from webhook_backlog where policy = " + id))
                .isEqualTo(rows(WAITING + " and policy = " + id));
    }
}
