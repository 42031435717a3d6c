package dev.berth.registry.upload;

import static dev.berth.registry.TestRegistry.ACTOR;
import static dev.berth.registry.TestRegistry.APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.blobstore.InMemoryBlobStore;
import dev.berth.blobstore.ObjectKey;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.platform.db.TestDatabase;
import dev.berth.registry.TestClock;
import dev.berth.registry.TestNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The ledger of two nodes, of which the one thinks that it still writes.
class UploadLedgerOnNodesTest {

    @RegisterExtension
    final TestDatabase database = TestDatabase.open(TestDatabase.Kind.POSTGRESQL);

    private final TestClock clock = new TestClock();
    private final UploadLedger late = new UploadLedger(database, clock);
    private final UploadLedger current = new UploadLedger(database, clock);

    @Test
    void itTakesNothingFromAWriterWhoseClaimIsLost() throws IOException {
        ObjectKey key = begun();
        late.hold(key, 1);
        late.save(key, "of the first");
        claim();
        current.hold(key, 2);
        current.save(key, "of the second");

        assertThatThrownBy(() -> late.save(key, "late")).isInstanceOf(IOException.class);
        late.remove(key);
        late.release(key);
        assertThatThrownBy(() -> late.save(key, "later still")).isInstanceOf(IOException.class);

        assertThat(late.load(key)).contains("of the second");
        current.remove(key);
        assertThat(late.load(key)).isEmpty();
    }

    private ObjectKey begun() {
        InMemoryBlobStore store = new InMemoryBlobStore();
        try (TestNode node = TestNode.on(database.second(), clock, 1, _ -> store)) {
            node.uploads().begin(ACTOR, APP, DigestAlgorithm.SHA256);
        }
        return database.read(tx -> tx.sql("select object_key from upload")
                .first(row -> new ObjectKey(row.text("object_key")))
                .orElseThrow());
    }

    private void claim() {
        database.transact(tx -> tx.sql("update upload set claim = claim + 1").update());
    }
}
