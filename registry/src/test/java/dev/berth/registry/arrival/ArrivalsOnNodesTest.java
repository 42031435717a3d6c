package dev.berth.registry.arrival;

import static dev.berth.registry.TestRegistry.APP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.platform.db.TestDatabase;
import dev.berth.registry.TestClock;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What those who look on at one node see of the uploads of another.
class ArrivalsOnNodesTest {

    private static final Digest DIGEST = DigestAlgorithm.SHA256.digest(new byte[] {1});

    @RegisterExtension
    final TestDatabase database = TestDatabase.open(TestDatabase.Kind.POSTGRESQL);

    private final TestClock clock = new TestClock();
    private final Arrivals here = new Arrivals(database, "here", clock);
    private final Arrivals there = new Arrivals(database, "there", clock);

    @AfterEach
    void end() {
        here.close();
        there.close();
    }

    private Arrival arriving(Arrivals node, String upload, int bytes) {
        Arrival arrival = node.expect(upload, APP, OptionalLong.of(10));
        arrival.begin(0);
        arrival.add(bytes);
        return arrival;
    }

    /// The end of a period on each node, in this order.
    private void look(Arrivals... nodes) {
        for (Arrivals node : nodes) {
            node.look();
        }
    }

    private List<String> seen(Arrivals node) {
        return node.progress().stream()
                .map(one -> one.stage() + " " + one.received())
                .toList();
    }

    private List<String> rows() {
        return database.read(tx -> tx.sql("""
                select node, watching, uploads
                from arrival
                order by node
                """)
                .list(row -> row.text("node") + " " + row.number("watching") + " "
                        + row.text("uploads").lines().count()));
    }

    @Test
    void whatArrivesAtOneNodeIsSeenAtAnother() {
        Runnable _ = here.watch(() -> {});
        look(here);
        Arrival arrival = arriving(there, "id", 3);
        look(there, here, there, here);
        assertThat(seen(here)).containsExactly("ARRIVING 3");

        arrival.add(4);
        look(there, here);
        assertThat(seen(here)).containsExactly("ARRIVING 7");

        arrival.stored(DIGEST);
        arrival.close();
        look(there, here);
        assertThat(seen(here)).containsExactly("STORED 7");
        assertThat(here.progress().getFirst().digest()).hasValue(DIGEST);
        for (int i = 0; i <= Arrivals.KNOWN_FOR; i++) {
            look(there, here);
        }
        assertThat(seen(here)).isEmpty();
        assertThat(rows()).containsExactly("here 1 0");
    }

    @Test
    void nothingIsWrittenWhereNobodyLooksOn() {
        Arrival arrival = arriving(there, "id", 3);
        look(there, here, there, here);
        assertThat(rows()).isEmpty();

        Runnable leave = here.watch(() -> {});
        look(here, there);
        assertThat(rows()).containsExactly("here 1 0", "there 0 1");

        leave.run();
        look(here, there);
        assertThat(rows()).isEmpty();
        arrival.close();
    }

    @Test
    void anUploadThatGoesOnAtAnotherNodeIsOneAndItsLastStateCounts() {
        Runnable _ = here.watch(() -> {});
        look(here);
        try (Arrival arrival = arriving(there, "id", 5)) {
            look(there);
            arrival.waiting();
        }
        look(there, here, there, here);
        assertThat(seen(here)).containsExactly("WAITING 5");

        try (Arrival arrival = here.expect("id", APP, OptionalLong.of(5))) {
            arrival.begin(5);
            arrival.add(1);
            look(here);
            assertThat(seen(here)).containsExactly("ARRIVING 6");
            arrival.stored(DIGEST);
        }
        look(there, here);
        assertThat(seen(here)).containsExactly("STORED 6");
    }

    @Test
    void howAnUploadEndedIsToldByANodeThatHasNotHeardOfWhoLooksOn() {
        Runnable _ = here.watch(() -> {});
        look(here);
        try (Arrival arrival = arriving(there, "id", 10)) {
            arrival.stored(DIGEST);
        }

        look(there, here, there, here);
        assertThat(seen(here)).containsExactly("STORED 10");
    }

    @Test
    void aNodeThatDiedIsNotBelievedForLongAndItsRowGoes() {
        Runnable _ = here.watch(() -> {});
        look(here);
        Arrival _ = arriving(there, "id", 3);
        look(there, here, there, here);
        assertThat(seen(here)).containsExactly("ARRIVING 3");

        for (int i = 0; i <= OtherNodes.FRESH_FOR; i++) {
            look(here);
        }
        assertThat(seen(here)).isEmpty();
        for (int i = 0; i < OtherNodes.GONE_AFTER; i++) {
            look(here);
        }
        assertThat(rows()).containsExactly("here 1 0");
    }

    @Test
    void whoLooksOnSaysSoAgainBeforeOthersTakeItForGone() {
        Runnable _ = here.watch(() -> {});
        Arrival _ = arriving(there, "id", 3);
        for (int i = 0; i <= OtherNodes.GONE_AFTER; i++) {
            look(here, there);
        }

        assertThat(seen(here)).containsExactly("ARRIVING 3");
    }

    @Test
    void aNodeThatEndsTakesBackWhatItHasTold() {
        Runnable _ = here.watch(() -> {});
        Arrival _ = arriving(there, "id", 3);
        look(here, there);
        assertThat(rows()).hasSize(2);

        here.close();
        there.close();

        assertThat(rows()).isEmpty();
    }
}
