package dev.berth.platform.kernel;

import java.util.List;

/// Which part of a list is wanted, and how.
///
/// @param order the first weighs most; empty for the list's own order
/// @param offset how many entries to pass over
/// @param limit how many to return at most; 0 for all
public record ListQuery(Filter filter, List<Order> order, int offset, int limit) {

    public ListQuery {
        order = List.copyOf(order);
        if (offset < 0 || limit < 0) {
            throw new IllegalArgumentException("offset %d, limit %d".formatted(offset, limit));
        }
    }

    /// The first entries of a list in its own order.
    public static ListQuery first(int limit) {
        return new ListQuery(Filter.ALL, List.of(), 0, limit);
    }

    /// The same part of a list that is narrowed otherwise.
    public ListQuery with(Filter narrowed) {
        return new ListQuery(narrowed, order, offset, limit);
    }
}
