package dev.berth.api.ext.events;

import dev.berth.access.principal.Principal;
import dev.berth.api.support.ApiErrorCode;
import dev.berth.platform.kernel.DomainException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/// How many follow events at once on this node.
final class Places {

    static final int OF_ONE = 10;
    private static final int ALL = 2_000;

    private final Semaphore free = new Semaphore(ALL);
    private final Map<String, Integer> taken = new ConcurrentHashMap<>();

    /// Takes a place; what is returned gives it back, once, however often it is called.
    Runnable take(Principal principal) {
        String who = principal.kind() + " " + principal.id();
        if (!free.tryAcquire()) {
            throw new DomainException(ApiErrorCode.UNAVAILABLE, "too many follow events here; try again later");
        }
        if (taken.merge(who, 1, Integer::sum) > OF_ONE) {
            leave(who);
            throw new DomainException(
                    ApiErrorCode.TOO_MANY_REQUESTS,
                    "you follow events %d times already; end one of these first".formatted(OF_ONE));
        }
        AtomicBoolean left = new AtomicBoolean();
        return () -> {
            if (left.compareAndSet(false, true)) {
                leave(who);
            }
        };
    }

    private void leave(String who) {
        taken.computeIfPresent(who, (_, count) -> count == 1 ? null : count - 1);
        free.release();
    }
}
