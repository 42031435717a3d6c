package dev.berth.platform.kernel;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What is made when somebody asks for it first, and kept: for what costs much and is often not needed. Safe for use
/// by many threads: one makes it, and the others wait.
public final class Lazy<T> {

    private final ReentrantLock making = new ReentrantLock();
    private final Supplier<T> maker;
    private volatile @Nullable T made;

    /// @param maker is asked until it has answered once; what it throws goes to whoever asked
    public Lazy(Supplier<T> maker) {
        this.maker = maker;
    }

    public T value() {
        T known = made;
        if (known != null) {
            return known;
        }
        making.lock();
        try {
            known = made;
            if (known == null) {
                known = maker.get();
                made = known;
            }
            return known;
        } finally {
            making.unlock();
        }
    }
}
