package dev.berth.blobstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/// What every [SpoolLedger] must do; the test of one extends this and says how it is made.
public abstract class SpoolLedgerContractTest {

    private static final ObjectKey KEY = new ObjectKey("01aaaaaaaaaaaaaaaaaaaaaaaa");
    private static final ObjectKey OTHER = new ObjectKey("01bbbbbbbbbbbbbbbbbbbbbbbb");

    /// One and the same empty ledger throughout a test.
    protected abstract SpoolLedger ledger() throws IOException;

    @Test
    void whatWasSavedLastIsLoaded() throws IOException {
        assertThat(ledger().load(KEY)).isEmpty();

        ledger().save(KEY, "first");
        ledger().save(KEY, "second");

        assertThat(ledger().load(KEY)).contains("second");
        assertThat(ledger().load(OTHER)).isEmpty();
    }

    @Test
    void whatWasRemovedIsGoneAndMayBeRemovedAgain() throws IOException {
        ledger().save(KEY, "mine");
        ledger().save(OTHER, "other");

        ledger().remove(KEY);
        ledger().remove(KEY);

        assertThat(ledger().load(KEY)).isEmpty();
        assertThat(ledger().load(OTHER)).contains("other");
    }

    @Test
    void aStateOfThousandsOfPartsIsKeptWhole() throws IOException {
        String state = "1 16777216 \"d41d8cd98f00b204e9800998ecf8427e-ü\"\n".repeat(10_000);

        ledger().save(KEY, state);

        assertThat(ledger().load(KEY)).contains(state);
    }
}
