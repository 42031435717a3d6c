package dev.berth.platform.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class LazyTest {

    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void theValueIsMadeOnceHoweverManyAskAtOnce() throws Exception {
        CountDownLatch allAsk = new CountDownLatch(1);
        Lazy<Integer> lazy = new Lazy<>(asked::incrementAndGet);
        List<Future<Integer>> answers = new ArrayList<>();
        try (ExecutorService callers = Executors.newCachedThreadPool()) {
            for (int i = 0; i < 8; i++) {
                answers.add(callers.submit(() -> {
                    allAsk.await();
                    return lazy.value();
                }));
            }
            assertThat(asked).hasValue(0);
            allAsk.countDown();
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isOne();
            }
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void whatCouldNotBeMadeIsTriedAgain() {
        Lazy<String> lazy = new Lazy<>(() -> {
            if (asked.incrementAndGet() == 1) {
                throw new IllegalStateException("not yet");
            }
            return "made";
        });

        assertThatThrownBy(lazy::value).hasMessage("not yet");
        assertThat(lazy.value()).isEqualTo("made");
    }
}
