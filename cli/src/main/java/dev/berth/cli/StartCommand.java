package dev.berth.cli;

import dev.berth.server.BerthServer;
import dev.berth.server.Program;
import dev.berth.server.ServerSettings;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Runs the server until it is told to stop.
@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Start the server in the foreground. It stops on SIGTERM or Ctrl C, after running transfers have ended or"
                        + " the grace period is over.")
final class StartCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        ServerSettings settings = SettingOptions.settings(spec.commandLine());
        PrintWriter out = spec.commandLine().getOut();
        BerthServer server = BerthServer.start(settings);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> {
            server.close();
            stopped.countDown();
        }));
        out.printf(
                Locale.ROOT,
                "Berth %s ready in %.1f s at %s%n",
                Program.version(),
                Program.uptime().toMillis() / 1000.0,
                server.address());
        server.setupAddress().ifPresent(address -> out.printf("First run: make the administrator at %s%n", address));
        out.flush();
        stopped.await();
        return 0;
    }
}
