package dev.berth.control.artifact;

import dev.berth.platform.db.Database;
import dev.berth.platform.db.DatabaseException;
import dev.berth.platform.jobs.JobHandler;
import dev.berth.platform.jobs.JobRun;
import dev.berth.platform.kernel.DomainException;
import dev.berth.platform.kernel.ErrorCategory;
import dev.berth.registry.content.Blobs;
import dev.berth.registry.content.Manifests;
import dev.berth.registry.content.RepositoryId;
import dev.berth.registry.content.Undescribed;
import dev.berth.registry.content.UndescribedManifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes down what artifacts are: before somebody lists them, and as a job for those that nobody asked for. No push
/// waits for it. Safe for use by many threads and by several nodes, who may describe the same at once.
public final class Descriptions implements JobHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Descriptions.class);

    /// How many are described at most before a list is answered; the others follow with the job. Only after an
    /// upgrade there are so many.
    private static final int BATCH = 50;

    private static final int CONFIG_LIMIT = 1024 * 1024;

    private final Database database;
    private final Undescribed undescribed;
    private final Manifests manifests;
    private final Blobs blobs;
    private final EarlierArtifacts lineages;
    private final EarlierArtifacts statements;
    private final JdbcArtifactStore store = new JdbcArtifactStore();

    public Descriptions(Database database, Manifests manifests, Blobs blobs) {
        this.database = database;
        this.undescribed = new Undescribed(database);
        this.manifests = manifests;
        this.blobs = blobs;
        this.lineages =
                new EarlierArtifacts(database, JdbcSeenStore.LINEAGES, new UnknownLineages(database, undescribed));
        this.statements = new EarlierArtifacts(
                database,
                JdbcSeenStore.STATEMENTS,
                new UnknownStatements(
                        database, undescribed, name -> new SmallContents(blobs, manifests, name, CONFIG_LIMIT)));
    }

    /// Describes what is new in a repository. While nothing can be written down, that is left for later.
    public void catchUp(RepositoryId repository) {
        describeOrLog(() -> undescribed.in(repository, BATCH));
    }

    /// Describes what is new in a project. While nothing can be written down, that is left for later.
    public void catchUp(String project) {
        describeOrLog(() -> undescribed.under(project, BATCH));
    }

    /// Describes what is new anywhere, and adds to what was described by versions that wrote down less.
    @Override
    public void run(JobRun run) {
        long done = 0;
        int described;
        do {
            described = describe(undescribed.any(BATCH));
            done += described;
            run.progress(done, 0);
        } while (described > 0 && !run.stopRequested());
        long layered = lineages.fill(run::stopRequested);
        long stated = statements.fill(run::stopRequested);
        run.note("described %d manifests".formatted(done)
                + (layered == 0 ? "" : ", and the layers of %d images".formatted(layered))
                + (stated == 0 ? "" : ", and %d statements in indexes".formatted(stated)));
    }

    private void describeOrLog(Supplier<List<UndescribedManifest>> found) {
        try {
            int _ = describe(found.get());
        } catch (DatabaseException e) {
            LOG.warn("what is new is not described yet: {}", e.getMessage());
        }
    }

    /// How many are described now that were not before.
    private int describe(List<UndescribedManifest> found) {
        if (found.isEmpty()) {
            return 0;
        }
        List<Described> described = new ArrayList<>(found.size());
        for (UndescribedManifest manifest : found) {
            Optional<Facts> facts = read(manifest);
            if (facts.isEmpty()) {
                // The others would wait for the store in vain as well.
                break;
            }
            described.add(new Described(manifest, facts.get()));
        }
        return database.transact(tx -> {
            int saved = 0;
            for (Described one : described) {
                UndescribedManifest manifest = one.manifest();
                if (undescribed.settle(tx, manifest.repository(), manifest.digest())) {
                    store.save(tx, manifest, one.facts());
                    saved++;
                }
            }
            return saved;
        });
    }

    /// Empty while the store is away: then it is described later.
    private Optional<Facts> read(UndescribedManifest manifest) {
        try {
            return Optional.of(Describer.describe(
                    manifest.digest(),
                    manifest.content(),
                    manifest.mediaType(),
                    new SmallContents(blobs, manifests, manifest.name(), CONFIG_LIMIT)));
        } catch (DomainException e) {
            if (e.code().category() == ErrorCategory.UNAVAILABLE) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private record Described(UndescribedManifest manifest, Facts facts) {}
}
