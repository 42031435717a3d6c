package dev.berth.control.quota;

import dev.berth.platform.kernel.DomainException;

/// How many bytes a project may hold.
///
/// @param bytes -1 for as many as it likes
public record StorageLimit(long bytes) {

    public static final StorageLimit NONE = new StorageLimit(-1);

    /// Far beyond any store, and far from where sums overflow.
    private static final long MOST = 1L << 60;

    private static final int WARN_PERCENT = 85;

    public StorageLimit {
        if (bytes != -1 && (bytes <= 0 || bytes > MOST)) {
            throw new DomainException(
                    QuotaErrorCode.BAD_REQUEST,
                    "storage: give the number of bytes, at most %d, or -1 for no limit".formatted(MOST));
        }
    }

    public boolean unlimited() {
        return bytes < 0;
    }

    /// Whoever holds more is to be warned.
    long threshold() {
        return bytes / 100 * WARN_PERCENT + bytes % 100 * WARN_PERCENT / 100;
    }
}
