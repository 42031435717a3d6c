package dev.berth.platform.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MemoryLeaseTest {

    private static final long TERM = MemoryLease.TERM.toNanos();

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - TERM / 2);
    private final MemoryLease lease = new MemoryLease(now::get);

    @Test
    void memoryIsGoodWhereNobodyWaits() {
        now.addAndGet(10 * TERM);

        assertThat(lease.good()).isTrue();
    }

    @Test
    void memoryIsNotGoodBeforeTheFirstLook() {
        lease.begin();

        assertThat(lease.good()).isFalse();
    }

    @Test
    void memoryIsGoodForATermAfterALookBegan() {
        lease.begin();
        long began = now.get();
        now.addAndGet(TERM / 4);
        lease.extend(began);

        now.addAndGet(TERM / 2);
        assertThat(lease.good()).isTrue();
        now.addAndGet(TERM / 4);
        assertThat(lease.good()).isFalse();
    }

    @Test
    void memoryIsServedOnWhileTheDatabaseIsAwayAndNotLongerThanThat() {
        lease.begin();
        lease.databaseAway();
        now.addAndGet(100 * TERM);
        assertThat(lease.good()).isTrue();

        lease.extend(now.get());
        now.addAndGet(TERM);

        assertThat(lease.good()).isFalse();
    }

    @Test
    void whoNeedsMemoryWaitsForALook() {
        lease.begin();
        AtomicInteger looks = new AtomicInteger();

        lease.await(() -> {
            looks.incrementAndGet();
            lease.extend(now.get());
        });
        lease.await(looks::incrementAndGet);

        assertThat(lease.good()).isTrue();
        assertThat(looks).hasValue(1);
    }

    @Test
    void allWhoNeedMemoryGoOnWithOneLook() throws InterruptedException {
        lease.begin();
        CountDownLatch asked = new CountDownLatch(3);
        Thread[] threads = new Thread[3];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = Thread.ofVirtual().start(() -> lease.await(asked::countDown));
        }
        asked.await();

        lease.extend(now.get());

        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(lease.good()).isTrue();
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsAway() {
        lease.begin();

        lease.await(() -> {});

        assertThat(lease.good()).isTrue();
    }
}
