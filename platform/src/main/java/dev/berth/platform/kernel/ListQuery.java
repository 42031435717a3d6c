package dev.berth.platform.kernel;

import java.util.List;

/// Which part of a list is wanted, and how.
///
/// @param order the first weighs most; empty for the list's own order
/// @param offset how many entries to pass over
/// @param limit how many to return at most; 0 for all
/// @param fromEnd whether entries are counted and passed over from the last one; they are returned in the same order
///     all the same
public record ListQuery(Filter filter, List<Order> order, int offset, int limit, boolean fromEnd) {

    public ListQuery {
        order = List.copyOf(order);
        if (offset < 0 || limit < 0) {
            throw new IllegalArgumentException("offset %d, limit %d".formatted(offset, limit));
        }
    }

    /// A part that is counted from the first entry.
    public ListQuery(Filter filter, List<Order> order, int offset, int limit) {
        this(filter, order, offset, limit, false);
    }

    /// The first entries of a list in its own order.
    public static ListQuery first(int limit) {
        return new ListQuery(Filter.ALL, List.of(), 0, limit);
    }

    /// The same part of a list that is narrowed otherwise.
    public ListQuery with(Filter narrowed) {
        return new ListQuery(narrowed, order, offset, limit, fromEnd);
    }

    /// The same part of the same list, in another order of its own.
    public ListQuery in(List<Order> other) {
        return new ListQuery(filter, other, offset, limit, fromEnd);
    }

    /// The same part, counted from the end to which it is nearer: whoever reads it passes over fewer entries, so that
    /// the last page costs what the first one does.
    ///
    /// @param total how many entries the list has
    public ListQuery nearer(long total) {
        long behind = total - offset - limit;
        if (fromEnd || limit == 0 || offset >= total || offset <= behind) {
            return this;
        }
        long shown = Math.min(limit, total - offset);
        return new ListQuery(filter, order, (int) Math.max(0, behind), (int) shown, true);
    }
}
