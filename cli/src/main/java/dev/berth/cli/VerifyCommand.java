package dev.berth.cli;

import dev.berth.platform.jobs.RunOutcome;
import dev.berth.platform.jobs.RunRecord;
import dev.berth.registry.content.DamagedObject;
import dev.berth.server.Maintenance;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Reads all content again.
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description =
                "Read all stored content again and compare it with its digests, at the rate of verify.rate. A running server"
                        + " does it by itself now and then; this makes it do so at once. What is damaged is set aside and listed; a push"
                        + " of the same content repairs it. Interrupted, it goes on where it was.")
final class VerifyCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--list", description = "Only list what is known to be damaged.")
    private boolean list;

    @Option(names = "--no-progress", description = "Print nothing until the end.")
    private boolean quiet;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        try (Maintenance data = Maintenance.open(SettingOptions.settings(spec.commandLine()))) {
            if (!list) {
                RunRecord run;
                try (ConsoleProgress progress = ConsoleProgress.of("Verify", quiet)) {
                    run = data.verify(now -> progress.at(now.done(), now.total()));
                }
                out.println(run.message().orElse(run.outcome().name()));
                if (run.outcome() != RunOutcome.SUCCEEDED) {
                    return Berth.FAILED;
                }
            }
            List<DamagedObject> damaged = data.damaged(1000);
            if (damaged.isEmpty()) {
                out.println("nothing is damaged");
                return 0;
            }
            damaged.forEach(object -> out.printf(
                    "damaged: %s, %s, in %s%n",
                    object.sha256(),
                    Reports.size(object.size()),
                    object.repositories().isEmpty() ? "no repository any more" : object.repositories()));
            return Berth.PARTLY;
        }
    }
}
