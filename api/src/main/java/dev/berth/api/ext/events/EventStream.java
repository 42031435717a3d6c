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
import org.jspecify.annotations.Nullable;

/// One who follows events. Ends when its session does, when it is too slow, and when the server stops.
final class EventStream implements LiveSource {

    private static final String RETRY = "retry: 3000\n";
    /// Uploads are looked at once a second, as long as there are any.
    private static final int LOOKS_BETWEEN_HEARTBEATS = 15;

    private final EventListening listening;
    private final Mark begun;
    /// What happened since the follower was here; forgotten once it is told.
    private List<RecordedEvent> since;
    private final boolean missed;
    private final EventView view;
    private final UploadView uploads;
    private final StillKnown follower;
    private final Duration heartbeat;
    private final Runnable left;
    /// How often there was nothing to say to the follower since it was last told something.
    private int silent;
    private @Nullable Mark untold;

    EventStream(
            Beginning beginning,
            boolean missed,
            EventView view,
            UploadView uploads,
            StillKnown follower,
            Duration heartbeat,
            Runnable left) {
        this.listening = beginning.listening();
        this.begun = beginning.mark();
        this.since = beginning.since();
        this.missed = missed;
        this.view = view;
        this.uploads = uploads;
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
            boolean on = tell(out, new EventListening.Taken(since, begun, false, false));
            since = List.of();
            out.flush();
            while (on) {
                EventListening.Taken taken = listening.take(heartbeat);
                on = tell(out, taken) && !taken.over();
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /// Writes what may be known, and where the follower stands then, which is a heartbeat too; whether to go on.
    private boolean tell(OutputStream out, EventListening.Taken taken) throws IOException {
        Optional<Principal> principal = follower.now();
        if (principal.isEmpty()) {
            return false;
        }
        Mark mark = taken.mark() == null ? untold : taken.mark();
        for (EventView.Seen seen : view.of(principal.get(), taken.events())) {
            RecordedEvent event = seen.event();
            // Nothing behind it happened before it did, but for what a transaction took its time to commit.
            String id = Marks.write(new Mark(event.position(), event.at()));
            say(out, "id: " + id + "\n" + data(EventRecord.of(id, seen)));
        }
        List<EventRecord> progress = uploads.news(principal.get());
        for (EventRecord record : progress) {
            say(out, data(record));
        }
        if (taken.nudged() && taken.events().isEmpty() && progress.isEmpty() && silent < LOOKS_BETWEEN_HEARTBEATS) {
            // Even a heartbeat would tell that something is under way of which the follower may not know.
            silent++;
            untold = mark;
            return true;
        }
        say(out, ": heartbeat\n" + (mark == null ? "" : id(mark)) + "\n");
        silent = 0;
        untold = null;
        return true;
    }

    private static String data(EventRecord record) {
        return "data: " + new String(Json.bytes(record), StandardCharsets.UTF_8) + "\n\n";
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
