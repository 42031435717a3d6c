package dev.berth.platform.events;

import java.util.Comparator;
import java.util.Optional;

/// Where an event stands among all events. The order is that of the transactions' numbers: whatever a transaction
/// could see comes before it.
///
/// @param xact the number of the transaction that wrote it; 0 on an embedded database, where ids say the order
public record Position(long xact, long id) implements Comparable<Position> {

    /// Before every event.
    public static final Position START = new Position(0, 0);

    private static final Comparator<Position> ORDER =
            Comparator.comparingLong(Position::xact).thenComparingLong(Position::id);

    /// Reads what [#toString()] wrote.
    public static Optional<Position> parse(String text) {
        if (!text.matches("[0-9]{1,18}-[0-9]{1,18}")) {
            return Optional.empty();
        }
        int dash = text.indexOf('-');
        return Optional.of(
                new Position(Long.parseLong(text.substring(0, dash)), Long.parseLong(text.substring(dash + 1))));
    }

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return xact + "-" + id;
    }
}
