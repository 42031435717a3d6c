package dev.berth.registry.upload;

import dev.berth.blobstore.SpoolLedger;
import dev.berth.blobstore.SpoolLedgerContractTest;
import dev.berth.platform.db.TestDatabase;
import dev.berth.registry.TestClock;
import org.junit.jupiter.api.extension.RegisterExtension;

class UploadLedgerTest extends SpoolLedgerContractTest {

    @RegisterExtension
    final TestDatabase database = TestDatabase.open();

    private final UploadLedger ledger = new UploadLedger(database, new TestClock());

    @Override
    protected SpoolLedger ledger() {
        return ledger;
    }
}
