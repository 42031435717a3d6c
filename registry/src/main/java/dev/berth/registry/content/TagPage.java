package dev.berth.registry.content;

import java.util.List;

/// A page of tag names in bytewise order.
///
/// @param more whether there are names after the last one here
public record TagPage(List<String> names, boolean more) {
    public TagPage {
        names = List.copyOf(names);
    }
}
