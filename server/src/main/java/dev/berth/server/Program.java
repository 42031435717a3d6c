package dev.berth.server;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/// What this program is.
public final class Program {

    private Program() {}

    /// The version that was built.
    public static String version() {
        String version = Program.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /// What this process is called in histories: its machine, where that has told its name, and its number.
    static String node() {
        String process = "process " + ProcessHandle.current().pid();
        String machine = System.getenv("HOSTNAME");
        return machine == null || machine.isBlank() ? process : machine + ", " + process;
    }

    /// How long the process has been alive, its virtual machine's start included.
    public static Duration uptime() {
        return Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());
    }
}
