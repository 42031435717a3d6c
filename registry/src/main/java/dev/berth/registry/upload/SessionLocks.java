package dev.berth.registry.upload;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Lets one thread at a time work on an upload. Nobody waits: whoever comes second is told so.
final class SessionLocks {

    private final ConcurrentMap<UploadId, Holder> holders = new ConcurrentHashMap<>();

    /// Runs `work` unless another thread works on this upload at the moment, then `busy`. If the upload was abandoned
    /// meanwhile, `cleanUp` runs at the end.
    <T> T exclusively(UploadId id, Supplier<T> work, Supplier<T> busy) {
        Holder mine = new Holder();
        if (holders.putIfAbsent(id, mine) != null) {
            return busy.get();
        }
        try {
            return work.get();
        } finally {
            holders.remove(id);
            // From here nobody can leave anything to this holder any more.
            Runnable cleanUp = mine.cleanUp;
            if (cleanUp != null) {
                cleanUp.run();
            }
        }
    }

    /// Runs `cleanUp` when no thread works on the upload any more: now, or when the one that does is done.
    void whenFree(UploadId id, Runnable cleanUp) {
        Holder left = holders.computeIfPresent(id, (_, holder) -> {
            holder.cleanUp = cleanUp;
            return holder;
        });
        if (left == null) {
            cleanUp.run();
        }
    }

    private static final class Holder {
        private volatile @Nullable Runnable cleanUp;
    }
}
