package dev.berth.platform.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SnapshotTest {

    @Test
    void whatEndedBeforeAllThatRunIsSeen() {
        Snapshot snapshot = Snapshot.parse("100:104:100,102");

        assertThat(snapshot.horizon()).isEqualTo(100);
        assertThat(snapshot.sees(99)).isTrue();
    }

    @Test
    void whatRunsIsNotSeenAndWhatEndedAmongItIs() {
        Snapshot snapshot = Snapshot.parse("100:104:100,102");

        assertThat(snapshot.sees(100)).isFalse();
        assertThat(snapshot.sees(101)).isTrue();
        assertThat(snapshot.sees(102)).isFalse();
        assertThat(snapshot.sees(103)).isTrue();
    }

    @Test
    void whatBeganLaterIsNotSeen() {
        assertThat(Snapshot.parse("100:104:100,102").sees(104)).isFalse();
    }

    @Test
    void nothingMayRun() {
        Snapshot snapshot = Snapshot.parse("104:104:");

        assertThat(snapshot.sees(103)).isTrue();
        assertThat(snapshot.sees(104)).isFalse();
    }
}
