package dev.berth.control.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.control.TestControl;
import dev.berth.platform.db.Database;
import dev.berth.platform.db.DatabaseException;
import dev.berth.platform.db.ForwardingDatabase;
import dev.berth.platform.db.TestDatabase;
import dev.berth.platform.db.TransactionWork;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DescriptionsTest {

    @RegisterExtension
    final TestDatabase database = TestDatabase.open();

    private final TestControl control = new TestControl(database);

    @Test
    void whileNothingCanBeWrittenAListIsAnsweredFromWhatIsDescribed() {
        control.project("team");
        control.push("team/app", "one", "1");

        descriptions(new FullDatabase(database)).catchUp("team");
        assertThat(described()).isZero();

        descriptions(database).catchUp("team");
        assertThat(described()).isEqualTo(1);
    }

    private Descriptions descriptions(Database over) {
        return new Descriptions(over, control.manifests(), control.blobs());
    }

    private long described() {
        return database.read(tx -> tx.sql("select count(*) as found from artifact")
                .first(row -> row.number("found"))
                .orElseThrow());
    }

    /// A database with no room left.
    private static final class FullDatabase extends ForwardingDatabase {

        FullDatabase(Database database) {
            super(database);
        }

        @Override
        public <T extends @Nullable Object> T transact(TransactionWork<T> work) {
            throw new DatabaseException(DatabaseException.Reason.FULL, "the test filled the disk");
        }
    }
}
