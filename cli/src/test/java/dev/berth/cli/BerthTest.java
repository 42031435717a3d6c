package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

final class BerthTest {

    @Test
    void theHelpListsAllCommandsInTheirOrder() {
        assertThat(Berth.commandLine("--help").getSubcommands().keySet())
                .containsExactlyElementsOf(names())
                .startsWith("start");
        assertThat(Berth.commandLine().getSubcommands()).hasSameSizeAs(names());
        assertThat(Berth.commandLine("strat").getSubcommands()).hasSameSizeAs(names());
    }

    @Test
    void aCommandIsTheSameWhereItIsTheOnlyOneThatWasAskedFor() {
        CommandLine all = Berth.commandLine();
        for (String name : names()) {
            CommandLine asked = Berth.commandLine(name, "--help");

            assertThat(printed(asked, name, "--help")).isEqualTo(printed(all, name, "--help"));
            assertThat(printed(asked, name, "--nonsense")).isEqualTo(printed(all, name, "--nonsense"));
        }
    }

    @Test
    void theCompletionKnowsAllCommands() {
        assertThat(printed(Berth.commandLine("generate-completion"), "generate-completion"))
                .contains(names().stream().map(name -> " " + name).toList());
    }

    private static List<String> names() {
        return Berth.COMMANDS.stream()
                .map(command -> command.getAnnotation(Command.class).name())
                .toList();
    }

    private static String printed(CommandLine line, String... arguments) {
        StringWriter printed = new StringWriter();
        line.setOut(new PrintWriter(printed)).setErr(new PrintWriter(printed));
        int code = line.execute(arguments);
        return code + "\n" + printed;
    }
}
