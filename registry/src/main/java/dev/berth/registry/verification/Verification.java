package dev.berth.registry.verification;

import dev.berth.blobstore.BlobStore;
import dev.berth.oci.Digest;
import dev.berth.platform.db.Database;
import dev.berth.platform.jobs.JobHandler;
import dev.berth.platform.jobs.JobRun;
import dev.berth.platform.kernel.DomainException;
import dev.berth.registry.content.ManifestAudit;
import dev.berth.registry.content.RegistryErrorCode;
import dev.berth.registry.content.StoredObjectRow;
import dev.berth.registry.content.StoredObjects;
import dev.berth.registry.verification.ObjectReader.Verdict;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads all stored content again, slowly, and compares it with its digests. What is lost or wrong is served no more;
/// the bytes are kept aside for inspection, and whoever pushes the content again repairs it. A pass that was stopped
/// goes on where it was.
///
/// One run at a time: the job's lease sees to it.
public final class Verification implements JobHandler {

    public static final String JOB = "verification";

    private static final Logger LOG = LoggerFactory.getLogger(Verification.class);
    private static final int OBJECTS = 50;
    private static final int MANIFESTS = 8;
    private static final int ERRORS_IN_A_ROW = 3;

    private final Database database;
    private final StoredObjects objects;
    private final ManifestAudit manifests;
    private final BlobStore bytes;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final Sleeper sleeper;
    private final VerificationSettings settings;
    private final JdbcVerificationStore store = new JdbcVerificationStore();

    public Verification(
            Database database,
            StoredObjects objects,
            ManifestAudit manifests,
            BlobStore bytes,
            InstantSource clock,
            LongSupplier nanoTime,
            Sleeper sleeper,
            VerificationSettings settings) {
        this.database = database;
        this.objects = objects;
        this.manifests = manifests;
        this.bytes = bytes;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.sleeper = sleeper;
        this.settings = settings;
    }

    /// The pass under way, or the last one. What is damaged now is told by [StoredObjects#damaged].
    public VerificationStatus status() {
        return database.read(store::find).map(Pass::status).orElse(VerificationStatus.NEVER);
    }

    @Override
    public void run(JobRun run) throws InterruptedException {
        VerificationStatus status = verify(run);
        run.note("%s: read %d objects and manifests, %d of them damaged"
                .formatted(
                        status.finishedAt().isPresent() ? "verified everything" : "stopped early",
                        status.checked(),
                        status.damaged()));
    }

    /// Goes on with the pass that was stopped, or begins a new one, and reads on to the end or until the run is asked
    /// to stop.
    ///
    /// @throws DomainException with `UNAVAILABLE` when the store gives errors for several objects in a row
    public VerificationStatus verify(JobRun run) throws InterruptedException {
        Pass pass = database.read(store::find)
                .filter(last -> last.finishedAt().isEmpty())
                .orElseGet(() -> Pass.begin(clock.instant()));
        pass = verifyManifests(run, verifyObjects(run, pass));
        if (!run.stopRequested()) {
            pass = pass.finish(clock.instant());
            save(pass);
        }
        return pass.status();
    }

    private Pass verifyObjects(JobRun run, Pass begun) throws InterruptedException {
        ObjectReader reader = new ObjectReader(bytes, new Throttle(settings.bytesPerSecond(), nanoTime, sleeper));
        Pass pass = begun;
        int errors = 0;
        List<StoredObjectRow> rows = objects.after(pass.afterObject(), OBJECTS);
        while (!rows.isEmpty() && !run.stopRequested()) {
            List<Long> sound = new ArrayList<>();
            for (StoredObjectRow row : rows) {
                Verdict verdict = reader.judge(row, run);
                if (verdict == Verdict.UNFINISHED) {
                    break;
                }
                errors = verdict == Verdict.UNREADABLE ? errors + 1 : 0;
                if (errors == ERRORS_IN_A_ROW) {
                    throw new DomainException(
                            RegistryErrorCode.UNAVAILABLE,
                            "cannot verify: the blob store gives errors; the next run goes on where this one stopped");
                }
                pass = pass.readObjects(row.id(), 1, record(row, verdict, sound));
            }
            objects.verified(sound, clock.instant());
            save(pass);
            run.progress(pass.checked(), 0);
            rows = objects.after(pass.afterObject(), OBJECTS);
        }
        return pass;
    }

    /// How many damaged objects this is: 0 or 1.
    private int record(StoredObjectRow row, Verdict verdict, List<Long> sound) {
        return switch (verdict) {
            case SOUND -> {
                sound.add(row.id());
                if (row.damaged() && objects.markSound(row.id())) {
                    LOG.info("object {} was marked damaged, but its bytes are right: it serves again", row.key());
                }
                yield 0;
            }
            case LOST, WRONG -> row.damaged() || setAside(row, verdict) ? 1 : 0;
            case UNREADABLE -> {
                LOG.error("object {} of content {} cannot be read", row.key(), row.sha256());
                yield 1;
            }
            case UNFINISHED -> 0;
        };
    }

    /// Whether the object is damaged; it is not when a collection has doomed it meanwhile.
    private boolean setAside(StoredObjectRow row, Verdict verdict) {
        // Marked before it is moved: a reader that misses the bytes then finds out why.
        if (!objects.markDamaged(row.id())) {
            return false;
        }
        LOG.error(
                "object {} of content {} is {}; pushing the content again repairs it",
                row.key(),
                row.sha256(),
                verdict == Verdict.LOST ? "lost" : "damaged");
        if (verdict == Verdict.WRONG) {
            quarantine(row);
        }
        return true;
    }

    private void quarantine(StoredObjectRow row) {
        try {
            bytes.quarantine(row.key());
        } catch (IOException e) {
            LOG.warn("object {} could not be moved to quarantine; it is served no more anyway", row.key(), e);
        }
    }

    private Pass verifyManifests(JobRun run, Pass begun) {
        Pass pass = begun;
        List<ManifestAudit.Entry> entries = manifests.after(pass.afterManifest(), MANIFESTS);
        while (!entries.isEmpty() && !run.stopRequested()) {
            long damaged = entries.stream().filter(entry -> !sound(entry)).count();
            pass = pass.readManifests(entries.getLast().position(), entries.size(), damaged);
            save(pass);
            run.progress(pass.checked(), 0);
            entries = manifests.after(pass.afterManifest(), MANIFESTS);
        }
        return pass;
    }

    private static boolean sound(ManifestAudit.Entry entry) {
        Digest digest = entry.digest();
        boolean sound = digest.supportedAlgorithm()
                .filter(algorithm -> algorithm.digest(entry.content()).equals(digest))
                .isPresent();
        if (!sound) {
            LOG.error("manifest {} of {} is damaged in the database; push it again", digest, entry.repository());
        }
        return sound;
    }

    private void save(Pass pass) {
        database.transact(tx -> {
            store.save(tx, pass);
            return pass;
        });
    }
}
