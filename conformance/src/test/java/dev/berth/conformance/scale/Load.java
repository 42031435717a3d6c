package dev.berth.conformance.scale;

import dev.berth.blobstore.filesystem.FileSystemBlobStore;
import dev.berth.conformance.scale.PeopleLoad.LoadedProject;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.db.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/// Fills an empty database through the services and stores of the program: the rows are those that pushes, pulls and
/// settings leave behind, with quotas, descriptions and audit entries, spread over a year. Many transactions become
/// one, which is what makes it quick. The content itself is not there: manifests can be pulled, blobs cannot.
final class Load {

    /// How often each project is pushed to. What lies together in the database is written together: more rounds would
    /// make it slower.
    private static final int ROUNDS = 10;
    /// The projects whose pushes share a transaction. Digests are in no order, so that a small transaction touches as
    /// many pages of their indexes as a large one.
    private static final int TOGETHER = 100;

    private final Stores stores;
    private final Amount amount;
    private final Consumer<String> progress;
    private final PeopleLoad people;
    private final ContentLoad content;
    private final AuditLoad audit;

    private Load(Stores stores, Amount amount, Consumer<String> progress) {
        this.stores = stores;
        this.amount = amount;
        this.progress = progress;
        this.people = new PeopleLoad(stores, amount);
        this.content = new ContentLoad(stores, people.users());
        this.audit = new AuditLoad(stores, people, amount.repositoriesOfEach(), new Random(11));
    }

    /// Fills a database that has no content yet, and marks the content folder as one that has.
    ///
    /// @param end until when, in the year before, it all happened
    static void into(Database database, Path contentFolder, Amount amount, Instant end, Consumer<String> progress)
            throws IOException {
        FileSystemBlobStore.open(contentFolder).close();
        Stores stores = Stores.on(new JoinedDatabase(database), new LoadClock(end), seeded());
        new Load(stores, amount, progress).run();
        stores.events().close();
    }

    /// The name of a project's repository.
    static String repository(String project, int number) {
        return "%s/%s-%02d".formatted(project, number % 3 == 0 ? "backend/service" : "app", number);
    }

    private void run() {
        people.run();
        JobLoad.into(stores.database(), stores.clock().instant());
        progress.accept("%d users, %d projects".formatted(amount.users(), amount.projects()));
        List<LoadedProject> projects = people.projects();
        int visits = ROUNDS * projects.size();
        double entries = Math.max(0, amount.entries() - amount.artifacts() * 1.1);
        for (int visit = 0; visit < visits; visit += TOGETHER) {
            int first = visit;
            int next = Math.min(visit + TOGETHER, visits);
            stores.database().together(() -> {
                for (int now = first; now < next; now++) {
                    stores.clock().at((now + 1.0) / visits);
                    push(projects.get(now % projects.size()), now / projects.size());
                    audit.tell((int) (entries * (now + 1) / visits) - (int) (entries * now / visits));
                }
                content.flush();
            });
            stores.database().together(stores.events()::drain);
            progress.accept("%d of %d".formatted(next, visits));
        }
        stores.measurement().run(new LoadRun());
    }

    private void push(LoadedProject project, int round) {
        int pushed = 0;
        for (int number = 0; number < amount.repositoriesOfEach(); number++) {
            boolean largest = number == 0 && project.equals(people.projects().getFirst());
            int share = share(largest ? amount.inTheLargest() : amount.artifactsOfEach(), round);
            content.push(
                    project, new RepositoryName(repository(project.project().name(), number)), share);
            pushed += share;
        }
        content.settle(project, pushed);
    }

    /// What of a sum falls to a round, so that all rounds together make the sum.
    private static int share(int sum, int round) {
        return (int) ((long) sum * (round + 1) / ROUNDS - (long) sum * round / ROUNDS);
    }

    /// Not secret, and the same each time.
    private static SecureRandom seeded() {
        try {
            SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
            random.setSeed(7);
            return random;
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }
}
