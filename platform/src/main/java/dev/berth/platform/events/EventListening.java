package dev.berth.platform.events;

import dev.berth.platform.events.EventFeed.Mark;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One who listens to an [EventFeed]. It holds the events that were not taken yet, [#MOST] at most: who is slower
/// than what happens is ended, and may come back with where it was. One thread takes; any may nudge and close.
public final class EventListening implements AutoCloseable {

    static final int MOST = 2_000;

    private final Consumer<EventListening> ended;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<RecordedEvent> waiting = new ArrayDeque<>();
    private @Nullable Mark mark;
    private boolean nudged;
    private boolean over;

    EventListening(Consumer<EventListening> ended) {
        this.ended = ended;
    }

    /// What was taken.
    ///
    /// @param mark where the listener stands once it has dealt with the events; null when it stands where it stood
    /// @param nudged whether [#nudge] was called
    /// @param over whether nothing will follow
    public record Taken(
            List<RecordedEvent> events, @Nullable Mark mark, boolean nudged, boolean over) {}

    /// What has happened since the last call; waits for it, for so long at most.
    public Taken take(Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (!over && !nudged && waiting.isEmpty() && left > 0) {
                left = changed.awaitNanos(left);
            }
            List<RecordedEvent> events = new ArrayList<>(waiting);
            waiting.clear();
            Taken taken = new Taken(events, mark, nudged, over);
            mark = null;
            nudged = false;
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /// Lets [#take] return although no event was told: the listener has something else to look at.
    public void nudge() {
        lock.lock();
        try {
            nudged = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void tell(List<RecordedEvent> events, Mark reached) {
        lock.lock();
        try {
            if (over) {
                return;
            }
            if (waiting.size() + events.size() > MOST) {
                over = true;
                changed.signalAll();
                return;
            }
            waiting.addAll(events);
            mark = reached;
            if (!events.isEmpty()) {
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Ends it; whoever waits in [#take] returns. May be called more than once.
    @Override
    public void close() {
        lock.lock();
        try {
            over = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        ended.accept(this);
    }
}
