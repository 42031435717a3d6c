package dev.berth.cli;

import dev.berth.platform.kernel.Secret;
import dev.berth.server.Maintenance;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Cares for administrators, whether the server runs or not.
@Command(
        name = "admin",
        mixinStandardHelpOptions = true,
        description = "Care for administrators.",
        subcommands = {AdminCommand.Create.class, AdminCommand.ResetPassword.class})
final class AdminCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do: berth admin create, or reset-password");
    }

    /// Makes one.
    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            description = "Make an administrator. The password comes from --password-file, from standard input with"
                    + " --password-stdin, or is asked for.")
    static final class Create implements Callable<Integer> {

        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Option(names = "--username", defaultValue = "admin", description = "Default: ${DEFAULT-VALUE}.")
        @SuppressWarnings("NullAway.Init")
        private String username;

        @Option(names = "--email", description = "Default: the name at localhost.")
        private @Nullable String email;

        @CommandLine.Mixin
        private final PasswordSource password = new PasswordSource();

        @Override
        public Integer call() throws IOException {
            Secret secret = password.read(spec);
            try (Maintenance data = Maintenance.open(SettingOptions.settings(spec.commandLine()))) {
                data.createAdministrator(username, email == null ? username + "@localhost.localdomain" : email, secret);
            }
            spec.commandLine().getOut().printf("made the administrator '%s'%n", username);
            return 0;
        }
    }

    /// Replaces a password.
    @Command(
            name = "reset-password",
            mixinStandardHelpOptions = true,
            description = "Give a user a new password, for when it was lost.")
    static final class ResetPassword implements Callable<Integer> {

        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Option(names = "--username", defaultValue = "admin", description = "Default: ${DEFAULT-VALUE}.")
        @SuppressWarnings("NullAway.Init")
        private String username;

        @CommandLine.Mixin
        private final PasswordSource password = new PasswordSource();

        @Override
        public Integer call() throws IOException {
            Secret secret = password.read(spec);
            try (Maintenance data = Maintenance.open(SettingOptions.settings(spec.commandLine()))) {
                data.resetPassword(username, secret);
            }
            spec.commandLine().getOut().printf("'%s' has a new password%n", username);
            return 0;
        }
    }

    /// Where a password comes from; never from an argument, which other users of the machine could read.
    static final class PasswordSource {

        @Option(
                names = "--password-file",
                paramLabel = "FILE",
                description = "A file with the password in its first line.")
        private @Nullable Path file;

        @Option(names = "--password-stdin", description = "Read the password from standard input.")
        private boolean stdin;

        Secret read(CommandSpec spec) throws IOException {
            if (file != null) {
                try (BufferedReader reader = Files.newBufferedReader(file)) {
                    return firstLine(spec, reader);
                }
            }
            Optional<Console> console = Terminal.console();
            if (stdin || console.isEmpty()) {
                return firstLine(spec, new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)));
            }
            char[] first = console.get().readPassword("Password: ");
            char[] second = console.get().readPassword("Again: ");
            if (first == null || second == null || !new String(first).equals(new String(second))) {
                throw new ParameterException(spec.commandLine(), "the two passwords differ; nothing was done");
            }
            return new Secret(new String(first));
        }

        private static Secret firstLine(CommandSpec spec, BufferedReader reader) throws IOException {
            String line = reader.readLine();
            if (line == null || line.isEmpty()) {
                throw new ParameterException(spec.commandLine(), "the password is empty; nothing was done");
            }
            return new Secret(line);
        }
    }
}
