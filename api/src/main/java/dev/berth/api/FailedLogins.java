package dev.berth.api;

import dev.berth.control.audit.AuditTrail;
import dev.berth.platform.events.Event;
import dev.berth.platform.events.EventBuffer;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.Origin;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.OptionalLong;

/// Makes events of logins that failed, for the audit log. Strangers make them happen, so there are [#MOST] in a
/// minute at most; how many more there were is told by the next one. Safe for use by many threads.
final class FailedLogins {

    static final int MOST = 20;

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int LONGEST = 64;

    private final EventBuffer events;
    private final InstantSource clock;
    private Instant begin = Instant.MIN;
    private int told;
    private long passedOver;

    FailedLogins(EventBuffer events, InstantSource clock) {
        this.events = events;
        this.clock = clock;
    }

    /// Somebody at this address could not show to be this user, whom there may not even be.
    synchronized void add(String username, String address) {
        Instant now = clock.instant();
        if (!begin.isAfter(now.minus(WINDOW))) {
            begin = now;
            told = 0;
        }
        if (told == MOST) {
            passedOver++;
            return;
        }
        told++;
        String before = passedOver == 0 ? "" : "; %d more failed before, of whoever".formatted(passedOver);
        passedOver = 0;
        String shown = username.length() <= LONGEST ? username : username.substring(0, LONGEST) + "…";
        events.add(new Event(
                AuditTrail.CALL,
                Actor.ANONYMOUS.from(new Origin(address, "")),
                shown,
                OptionalLong.empty(),
                Map.of(
                        "operation",
                        "login",
                        "resourceType",
                        "user",
                        "refused",
                        "the user name or password is wrong" + before)));
    }
}
