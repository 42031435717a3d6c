package dev.berth.control.search;

import java.util.LinkedHashSet;
import java.util.Set;

/// The endings of a name: what a part of the name is the beginning of. Names are ASCII.
final class Endings {

    /// Longer endings are cut off; whoever looks for more compares the rest with the name.
    static final int LONGEST = 64;

    private static final String SEPARATORS = "/._-";

    private Endings() {}

    /// An ending, and how well it is to begin there.
    ///
    /// @param weight 0 where the name or its last component begins, 1 where a word begins, 2 anywhere else
    record Ending(int weight, String text) {}

    static Set<Ending> of(String name) {
        Set<Ending> endings = new LinkedHashSet<>();
        int last = name.lastIndexOf('/') + 1;
        for (int at = 0; at < name.length(); at++) {
            endings.add(new Ending(weight(name, at, last), name.substring(at, Math.min(name.length(), at + LONGEST))));
        }
        return endings;
    }

    private static int weight(String name, int at, int last) {
        if (at == 0 || at == last) {
            return 0;
        }
        return SEPARATORS.indexOf(name.charAt(at - 1)) >= 0 ? 1 : 2;
    }
}
