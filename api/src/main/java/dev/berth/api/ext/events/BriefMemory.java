package dev.berth.api.ext.events;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/// Answers that are good for a second, so that many who ask the same at once cost one look-up. Safe for use by many
/// threads.
final class BriefMemory<K, V> {

    static final Duration GOOD_FOR = Duration.ofSeconds(1);

    private final InstantSource clock;
    private final Map<K, Answer<V>> answers = new ConcurrentHashMap<>();
    private final AtomicReference<Instant> swept = new AtomicReference<>(Instant.EPOCH);

    private record Answer<V>(V value, Instant at) {

        boolean good(Instant now) {
            // A clock that was set back must not make an answer good for longer.
            return !now.isBefore(at) && now.isBefore(at.plus(GOOD_FOR));
        }
    }

    BriefMemory(InstantSource clock) {
        this.clock = clock;
    }

    V get(K key, Function<K, V> look) {
        Instant now = clock.instant();
        Answer<V> known = answers.get(key);
        if (known != null && known.good(now)) {
            return known.value();
        }
        sweep(now);
        V value = look.apply(key);
        answers.put(key, new Answer<>(value, now));
        return value;
    }

    /// Once a second at most: what nobody asks any more must not stay.
    private void sweep(Instant now) {
        Instant last = swept.get();
        if (Duration.between(last, now).abs().compareTo(GOOD_FOR) >= 0 && swept.compareAndSet(last, now)) {
            answers.values().removeIf(answer -> !answer.good(now));
        }
    }
}
