package dev.berth.platform.http;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Gives each request its id: the client's own when it is sane, else a number after a prefix of this process. A
/// counter, because a random id for each request would cost more than a warm answer.
final class RequestIds {

    private static final int LONGEST = 128;

    private final String prefix;
    private final AtomicLong counter = new AtomicLong();

    RequestIds(String prefix) {
        this.prefix = prefix + "-";
    }

    String idFor(@Nullable String offered) {
        return offered != null && sane(offered)
                ? offered
                : prefix.concat(Long.toString(counter.incrementAndGet(), Character.MAX_RADIX));
    }

    private static boolean sane(String id) {
        if (id.isEmpty() || id.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < id.length(); i++) {
            if (id.charAt(i) <= ' ' || id.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }
}
