package dev.berth.cli;

import dev.berth.server.Program;
import picocli.CommandLine.IVersionProvider;

/// What `berth --version` prints.
final class BerthVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {
            "berth " + Program.version() + " (Java " + Runtime.version().feature() + ")"
        };
    }
}
