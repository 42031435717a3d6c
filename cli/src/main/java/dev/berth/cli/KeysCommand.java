package dev.berth.cli;

import dev.berth.server.Maintenance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Cares for the keys that sign tokens.
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        description = "Care for the keys that sign tokens.",
        subcommands = KeysCommand.Rotate.class)
final class KeysCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do: berth keys rotate");
    }

    /// Makes a new key.
    @Command(
            name = "rotate",
            mixinStandardHelpOptions = true,
            description = "Sign with a new key from now on. Tokens of the old key stay good until they expire, so no"
                    + " running client is cut off.")
    static final class Rotate implements Runnable {

        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Override
        public void run() {
            try (Maintenance data = Maintenance.open(SettingOptions.settings(spec.commandLine()))) {
                data.rotateSigningKey();
            }
            spec.commandLine().getOut().println("tokens are signed with a new key");
        }
    }
}
