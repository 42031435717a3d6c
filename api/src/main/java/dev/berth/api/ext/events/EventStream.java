package dev.berth.api.ext.events;

import dev.berth.access.principal.Principal;
import dev.berth.api.support.Json;
import dev.berth.platform.events.EventFeed.Beginning;
import dev.berth.platform.events.EventFeed.Mark;
import dev.berth.platform.events.EventListening;
import dev.berth.platform.events.RecordedEvent;
import dev.berth.platform.http.LiveSource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// One who follows events. Ends when its session does, when it is too slow, and when the server stops.
final class EventStream implements LiveSource {

    private static final String RETRY = "retry: 3000\n";

    private final EventListening listening;
    private final Mark begun;
    /// What happened since the follower was here; forgotten once it is told.
    private List<RecordedEvent> since;
    private final boolean missed;
    private final EventView view;
    private final StillKnown follower;
    private final Duration heartbeat;
    private final Runnable left;

    EventStream(
            Beginning beginning,
            boolean missed,
            EventView view,
            StillKnown follower,
            Duration heartbeat,
            Runnable left) {
        this.listening = beginning.listening();
        this.begun = beginning.mark();
        this.since = beginning.since();
        this.missed = missed;
        this.view = view;
        this.follower = follower;
        this.heartbeat = heartbeat;
        this.left = left;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        try {
            if (missed) {
                say(out, RETRY + "event: resync\ndata: {\"type\":\"resync\"}\n" + id(begun) + "\n");
            } else {
                say(out, RETRY + ": you follow events now\n\n");
            }
            boolean on = tell(out, since, begun);
            since = List.of();
            out.flush();
            while (on) {
                EventListening.Taken taken = listening.take(heartbeat);
                on = tell(out, taken.events(), taken.mark()) && !taken.over();
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /// Writes what may be known, and where the follower stands then, which is a heartbeat too; whether to go on.
    private boolean tell(OutputStream out, List<RecordedEvent> events, @org.jspecify.annotations.Nullable Mark mark)
            throws IOException {
        Optional<Principal> principal = follower.now();
        if (principal.isEmpty()) {
            return false;
        }
        for (EventView.Seen seen : view.of(principal.get(), events)) {
            RecordedEvent event = seen.event();
            // Nothing behind it happened before it did, but for what a transaction took its time to commit.
            String id = Marks.write(new Mark(event.position(), event.at()));
            EventRecord record = EventRecord.of(id, seen);
            say(out, "id: " + id + "\ndata: " + new String(Json.bytes(record), StandardCharsets.UTF_8) + "\n\n");
        }
        say(out, ": heartbeat\n" + (mark == null ? "" : id(mark)) + "\n");
        return true;
    }

    private static String id(Mark mark) {
        return "id: " + Marks.write(mark) + "\n";
    }

    private static void say(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        listening.close();
        left.run();
    }
}
