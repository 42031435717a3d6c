package dev.berth.api.ext.events;

import dev.berth.platform.events.EventFeed.Mark;
import dev.berth.platform.events.Position;
import java.time.Instant;
import java.util.Optional;

/// Marks as the ids of server-sent events: position and second.
final class Marks {

    private Marks() {}

    static String write(Mark mark) {
        return mark.position() + "-" + mark.at().getEpochSecond();
    }

    static Optional<Mark> read(String text) {
        int dash = text.lastIndexOf('-');
        if (dash < 0 || !text.substring(dash + 1).matches("[0-9]{1,12}")) {
            return Optional.empty();
        }
        Instant at = Instant.ofEpochSecond(Long.parseLong(text.substring(dash + 1)));
        return Position.parse(text.substring(0, dash)).map(position -> new Mark(position, at));
    }
}
