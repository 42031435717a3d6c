package dev.berth.cli;

import java.io.Console;
import java.util.Optional;

/// The person at the keyboard, when there is one.
final class Terminal {

    private Terminal() {}

    /// The console, unless input or output go elsewhere.
    static Optional<Console> console() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal);
    }
}
