package dev.berth.cli;

import java.io.PrintWriter;
import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// The command line's entry.
@Command(
        name = "berth",
        mixinStandardHelpOptions = true,
        versionProvider = BerthVersion.class,
        description = "A container registry platform in one process.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Every setting can be given as a flag, as BERTH_… in the environment, or in berth.conf;",
            "`berth settings` lists them. Exit codes: 0 done, 1 failed, 2 wrong use, 7 partly done.",
            "Shell completion: source <(berth generate-completion)"
        })
public final class Berth implements Runnable {

    static final int FAILED = 1;
    static final int PARTLY = 7;

    /// In the order of the help.
    static final List<Class<?>> COMMANDS = List.of(
            StartCommand.class,
            AdminCommand.class,
            VerifyCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            MigrateDatabaseCommand.class,
            GcCommand.class,
            KeysCommand.class,
            HealthCommand.class,
            SettingsCommand.class,
            AutoComplete.GenerateCompletion.class);

    @Spec
    @SuppressWarnings("NullAway.Init") // set by the command-line parser before anything runs
    private CommandSpec spec;

    private Berth() {}

    /// Runs the command and ends the process with its exit code.
    public static void main(String[] arguments) {
        System.exit(commandLine(arguments).execute(arguments));
    }

    /// The command line that these arguments need.
    static CommandLine commandLine(String... arguments) {
        CommandLine line = new CommandLine(new Berth());
        commands(arguments).forEach(line::addSubcommand);
        line.setExecutionExceptionHandler(sentences())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true);
        SettingOptions.addTo(line);
        return line;
    }

    /// The one that is asked for, because to learn what all of them take is a tenth of a start; all of them for help,
    /// for what is misspelt, and for the completion, which knows all.
    private static List<Class<?>> commands(String... arguments) {
        return COMMANDS.stream()
                .filter(command -> arguments.length > 0
                        && arguments[0].equals(
                                command.getAnnotation(Command.class).name()))
                .filter(command -> command != AutoComplete.GenerateCompletion.class)
                .findFirst()
                .<List<Class<?>>>map(List::of)
                .orElse(COMMANDS);
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /// A refusal is a sentence for the person at the terminal; a stack trace only helps who asks for it.
    private static IExecutionExceptionHandler sentences() {
        return (failure, line, parsed) -> {
            PrintWriter err = line.getErr();
            err.println("berth: " + sentence(failure));
            if (System.getenv("DEBUG") != null) {
                failure.printStackTrace(err);
            }
            return FAILED;
        };
    }

    /// The innermost thing that went wrong, where the outer ones only wrap it.
    private static String sentence(Throwable failure) {
        String message = failure.getMessage();
        if (message != null && !message.isBlank()) {
            return message;
        }
        return failure.getCause() == null ? failure.getClass().getSimpleName() : sentence(failure.getCause());
    }
}
