package dev.berth.cli;

import dev.berth.oci.Digest;
import dev.berth.platform.jobs.RunOutcome;
import dev.berth.platform.jobs.RunRecord;
import dev.berth.registry.content.BlobClaim;
import dev.berth.registry.content.CollectionPreview;
import dev.berth.registry.content.StoredTotals;
import dev.berth.server.Maintenance;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Garbage collection by hand; the server does it by itself.
@Command(
        name = "gc",
        mixinStandardHelpOptions = true,
        description =
                "See, explain or start the collection of what nothing needs. The server collects by itself all the time.",
        subcommands = {GcCommand.Preview.class, GcCommand.Run.class, GcCommand.Explain.class})
final class GcCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do: berth gc preview, run, or explain DIGEST");
    }

    /// A dry run.
    @Command(
            name = "preview",
            mixinStandardHelpOptions = true,
            description = "Show what a collection would remove now.")
    static final class Preview implements Runnable {

        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Option(
                names = "--limit",
                defaultValue = "100",
                description = "How many blobs to list. Default: ${DEFAULT-VALUE}.")
        private int limit;

        @Override
        public void run() {
            PrintWriter out = spec.commandLine().getOut();
            try (Maintenance data = Maintenance.open(SettingOptions.settings(spec.commandLine()))) {
                CollectionPreview preview = data.previewCollection(limit);
                StoredTotals totals = data.totals();
                preview.expired()
                        .forEach(blob -> out.printf(
                                "%s  %s  %s  unneeded since %s%n",
                                blob.repository(), blob.digest(), Reports.size(blob.size()), blob.since()));
                out.printf(
                        "would delete %d objects and free %s; %d objects (%s) stay%n",
                        preview.objects(),
                        Reports.size(preview.bytes()),
                        totals.liveObjects() - (preview.objects() - totals.doomedObjects()),
                        Reports.size(totals.liveBytes() - (preview.bytes() - totals.doomedBytes())));
            }
        }
    }

    /// Now.
    @Command(name = "run", mixinStandardHelpOptions = true, description = "Collect now and wait for the end.")
    static final class Run implements Callable<Integer> {

        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Override
        public Integer call() throws InterruptedException {
            try (Maintenance data = Maintenance.open(SettingOptions.settings(spec.commandLine()))) {
                RunRecord run = data.collect(_ -> {});
                spec.commandLine()
                        .getOut()
                        .println(run.message().orElse(run.outcome().name()));
                return run.outcome() == RunOutcome.SUCCEEDED ? 0 : Berth.FAILED;
            }
        }
    }

    /// Why something stays.
    @Command(name = "explain", mixinStandardHelpOptions = true, description = "Say why a blob is kept.")
    static final class Explain implements Runnable {

        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Parameters(paramLabel = "DIGEST", description = "The blob's digest, such as sha256:….")
        @SuppressWarnings("NullAway.Init")
        private String digest;

        @Override
        public void run() {
            PrintWriter out = spec.commandLine().getOut();
            Digest blob;
            try {
                blob = Digest.parse(digest);
            } catch (IllegalArgumentException e) {
                throw new ParameterException(spec.commandLine(), e.getMessage(), e);
            }
            try (Maintenance data = Maintenance.open(SettingOptions.settings(spec.commandLine()))) {
                List<BlobClaim> claims = data.explain(blob, 1000);
                if (claims.isEmpty()) {
                    out.println("no repository holds " + blob);
                }
                claims.forEach(claim -> out.println(
                        switch (claim) {
                            case BlobClaim.Referenced(var repository, var manifests) ->
                                repository + ": manifests refer to it, such as " + manifests.getFirst();
                            case BlobClaim.Promised(var repository, var until) ->
                                repository + ": promised to a client until " + until;
                            case BlobClaim.Expired(var repository, var since) ->
                                repository + ": nothing needs it since " + since + "; the next collection takes it";
                        }));
            }
        }
    }
}
