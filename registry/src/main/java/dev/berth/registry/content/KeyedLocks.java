package dev.berth.registry.content;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Lets one thread at a time work for a key. Different keys may share a lock, so work must be short and must not ask
/// for a second key.
final class KeyedLocks<K> {

    private static final int COUNT = 64;

    private final ReentrantLock[] locks = new ReentrantLock[COUNT];

    KeyedLocks() {
        for (int i = 0; i < COUNT; i++) {
            locks[i] = new ReentrantLock();
        }
    }

    <T> T locked(K key, Supplier<T> work) {
        ReentrantLock lock = locks[Math.floorMod(key.hashCode(), COUNT)];
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
