package dev.berth.registry.gc;

import static dev.berth.registry.content.TestContent.APP;
import static dev.berth.registry.content.TestContent.content;
import static dev.berth.registry.content.TestContent.digest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.blobstore.BlobStore.Listed;
import dev.berth.blobstore.ByteSource;
import dev.berth.blobstore.ObjectKey;
import dev.berth.oci.Digest;
import dev.berth.platform.db.OnBothDatabases;
import dev.berth.registry.TestRegistry;
import dev.berth.registry.content.TestContent;
import dev.berth.registry.content.TestRun;
import dev.berth.registry.upload.Uploads;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnBothDatabases
class OrphanSweepTest {

    private static final Duration AGE = Duration.ofHours(24);

    @RegisterExtension
    final TestContent content = TestContent.open();

    @BeforeEach
    void everythingHasLainStillForLong() {
        content.bytes().lastModified(content.now().minus(AGE).toEpochMilli() - 1);
    }

    @Test
    void bytesThatNothingKnowsAreSwept() throws IOException {
        Digest digest = content.push(APP, "layer");
        content.store(content("finished, then the power was cut"));
        spool("begun");

        SweepResult result = sweep(_ -> Set.of());

        assertThat(result.listed()).isEqualTo(3);
        assertThat(result.swept()).isEqualTo(2);
        assertThat(content.memory().list(Optional.empty(), 10))
                .extracting(Listed::key)
                .containsExactly(content.keyOf(APP, digest));
    }

    @Test
    void whatAnUploadWritesToStays() throws IOException {
        ObjectKey key = spool("begun");

        assertThat(sweep(_ -> Set.of(key)).swept()).isZero();
        assertThat(content.memory().spooled(key)).isPresent();
    }

    @Test
    void whatIsYoungStays() throws IOException {
        content.bytes().lastModified(content.now().minus(AGE).toEpochMilli());
        spool("begun");

        assertThat(sweep(_ -> Set.of()).swept()).isZero();
    }

    @Test
    void bytesThatBecomeABlobWhileTheSweepAsksStay() throws IOException {
        ObjectKey key = content.store(content("layer"));

        SweepResult result = sweep(_ -> {
            // The upload is completed at this moment: its row is gone, and the object's row is there.
            content.database().transact(tx -> {
                content.blobs()
                        .link(tx, content.repositories().ensure(tx, APP), digest("layer"), digest("layer"), key, 5);
                return key;
            });
            return Set.of();
        });

        assertThat(result.swept()).isZero();
        assertThat(content.pull(APP, digest("layer"))).isEqualTo(content("layer"));
    }

    @Test
    void aBlobThatArrivesInOneGoStaysThoughTheClockJumpsMeanwhile() {
        Uploads uploads = content.registry().uploads();
        ByteSource once = TestRegistry.source(content("layer"));
        ByteSource interrupted = () -> {
            ByteBuffer next = once.next();
            if (next == null) {
                assertThat(sweep(uploads::known).listed()).isEqualTo(1);
            }
            return next;
        };

        uploads.store(TestRegistry.ACTOR, APP, digest("layer"), OptionalLong.of(5), interrupted);

        assertThat(content.pull(APP, digest("layer"))).isEqualTo(content("layer"));
    }

    @Test
    void aLargeStoreIsSweptPageByPage() throws IOException {
        for (int i = 0; i < 1201; i++) {
            spool("begun " + i);
        }

        assertThat(sweep(_ -> Set.of()).swept()).isEqualTo(1201);
        assertThat(content.memory().list(Optional.empty(), 1)).isEmpty();
    }

    private ObjectKey spool(String text) throws IOException {
        ObjectKey key = content.key();
        try (var writer = content.memory().append(key, 0)) {
            writer.write(ByteBuffer.wrap(content(text)));
        }
        return key;
    }

    private SweepResult sweep(SpoolOwner uploads) {
        return new OrphanSweep(
                        content.objects(), uploads, content.bytes(), content.clock(), new CollectionSettings(100, AGE))
                .sweep(TestRun.endless());
    }
}
