package dev.berth.blobstore;

class InMemorySpoolLedgerTest extends SpoolLedgerContractTest {

    private final SpoolLedger ledger = new InMemorySpoolLedger();

    @Override
    protected SpoolLedger ledger() {
        return ledger;
    }
}
