package dev.berth.cli;

import java.util.Arrays;

/// The entry of a script whose interpreter is `java` itself, as in the container image, where there is no shell: the
/// kernel gives the script's own path as the first argument.
public final class Script {

    private Script() {}

    /// As [Berth#main], without the first argument.
    public static void main(String[] arguments) {
        Berth.main(Arrays.copyOfRange(arguments, Math.min(1, arguments.length), arguments.length));
    }
}
