package dev.berth.api.ext.maintenance;

import dev.berth.access.permission.Action;
import dev.berth.access.permission.Permission;
import dev.berth.access.permission.Resource;
import dev.berth.api.ext.maintenance.MaintenanceRecords.AskedRecord;
import dev.berth.api.ext.maintenance.MaintenanceRecords.BackupRecord;
import dev.berth.api.ext.maintenance.MaintenanceRecords.VerificationRecord;
import dev.berth.api.harbor.HarborTime;
import dev.berth.api.support.AccessRule;
import dev.berth.api.support.Backups;
import dev.berth.api.support.Documentation;
import dev.berth.api.support.Endpoint;
import dev.berth.api.support.Json;
import dev.berth.api.support.Route;
import dev.berth.api.support.ScopeSource;
import dev.berth.platform.http.Method;
import dev.berth.platform.http.Response;
import dev.berth.platform.jobs.JobErrorCode;
import dev.berth.platform.jobs.JobRuns;
import dev.berth.platform.jobs.Parameters;
import dev.berth.platform.kernel.DomainException;
import dev.berth.registry.content.StoredObjects;
import dev.berth.registry.verification.Verification;
import java.util.List;
import java.util.Optional;

/// Answers `/api/ext/v1/system/verification` and `/api/ext/v1/system/backup`. What they ask for is a run like any
/// other, to be followed and stopped among the jobs.
public final class MaintenanceEndpoints {

    private static final String VERIFICATION = "/api/ext/v1/system/verification";
    private static final String BACKUP = "/api/ext/v1/system/backup";
    private static final int SHOWN = 100;

    private final Verification verification;
    private final StoredObjects objects;
    private final Backups backups;
    private final JobRuns runs;

    public MaintenanceEndpoints(Verification verification, StoredObjects objects, Backups backups, JobRuns runs) {
        this.verification = verification;
        this.objects = objects;
        this.backups = backups;
        this.runs = runs;
    }

    public List<Endpoint> endpoints() {
        return List.of(
                endpoint(
                        Method.GET,
                        VERIFICATION,
                        Action.READ,
                        describe("getVerification", "When content was last read again, and what is damaged")
                                .answers(200, "how it stands", VerificationRecord.class),
                        _ -> Json.response(200, VerificationRecord.of(verification.status(), objects.damaged(SHOWN)))),
                endpoint(
                        Method.POST,
                        VERIFICATION,
                        Action.CREATE,
                        describe("startVerification", "Read all content again now, or go on where a stopped pass ended")
                                .answers(202, "the run, which begins within moments", AskedRecord.class)
                                .answers(409, "one is under way"),
                        _ -> ask(Verification.JOB)),
                endpoint(
                        Method.GET,
                        BACKUP,
                        Action.READ,
                        describe("getBackup", "Where the server writes its backup, and which one lies there")
                                .answers(200, "where, and when the last one was made", BackupRecord.class),
                        _ -> backup()),
                endpoint(
                        Method.POST,
                        BACKUP,
                        Action.CREATE,
                        describe("startBackup", "Copy metadata and content into the folder; what lies there is used")
                                .answers(202, "the run, which begins within moments", AskedRecord.class)
                                .answers(409, "one is under way, or this server cannot make one"),
                        _ -> begin()));
    }

    /// Whoever may clean up may also look after what is stored.
    private static Endpoint endpoint(
            Method method, String path, Action action, Documentation documentation, Endpoint.Answerer answerer) {
        AccessRule access =
                new AccessRule.Requires(new Permission(Resource.GARBAGE_COLLECTION, action), ScopeSource.INSTALLATION);
        return new Endpoint(new Route(method, path, access, documentation), answerer);
    }

    private Response ask(String job) {
        return Json.response(202, new AskedRecord(runs.ask(job, Parameters.NONE)));
    }

    private Response backup() {
        Optional<Backups.Last> last = backups.last().get();
        return Json.response(
                200,
                new BackupRecord(
                        backups.folder().orElse(null),
                        last.map(Backups.Last::at).map(HarborTime::text).orElse(null),
                        last.map(Backups.Last::metadata).orElse(null)));
    }

    private Response begin() {
        if (backups.folder().isEmpty()) {
            throw new DomainException(
                    JobErrorCode.CONFLICT,
                    "this server cannot back itself up: its metadata is in PostgreSQL; save that with pg_dump, then"
                            + " the content and the key file");
        }
        return ask(Backups.JOB);
    }

    private static Documentation describe(String operation, String summary) {
        return Documentation.of(operation, "maintenance", summary);
    }
}
