package dev.berth.registry.upload;

import static dev.berth.registry.TestRegistry.ACTOR;
import static dev.berth.registry.TestRegistry.APP;
import static dev.berth.registry.TestRegistry.source;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.berth.blobstore.BlobStore;
import dev.berth.blobstore.ByteSource;
import dev.berth.blobstore.ObjectKey;
import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.kernel.DomainException;
import dev.berth.platform.kernel.ErrorCode;
import dev.berth.registry.TestRegistry;
import dev.berth.registry.content.OpenBlob;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A registry, content to push into it, and what the tests of uploads do over and over.
abstract class UploadsFixture {

    static final byte[] CONTENT = TestRegistry.bytes(1, 300_000);
    static final Digest SHA256 = DigestAlgorithm.SHA256.digest(CONTENT);
    static final Digest SHA512 = DigestAlgorithm.SHA512.digest(CONTENT);
    static final Digest WRONG = DigestAlgorithm.SHA256.digest(new byte[] {1});

    @RegisterExtension
    final TestRegistry registry = create();

    /// The registry under test.
    TestRegistry create() {
        return TestRegistry.create();
    }

    List<ObjectKey> keys() {
        try {
            return registry.blobStore().list(Optional.empty(), 10).stream()
                    .map(BlobStore.Listed::key)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    UploadId begin() {
        return registry.uploads().begin(ACTOR, APP, DigestAlgorithm.SHA256).id();
    }

    AppendResult append(UploadId id, long start, byte[] chunk) {
        return registry.uploads()
                .append(ACTOR, APP, id, OptionalLong.of(start), OptionalLong.of(chunk.length), source(chunk));
    }

    AppendResult stream(UploadId id, byte[] chunk) {
        return registry.uploads().append(ACTOR, APP, id, OptionalLong.empty(), OptionalLong.empty(), source(chunk));
    }

    CompleteResult complete(UploadId id, Digest digest) {
        return complete(id, digest, OptionalLong.empty(), new byte[0]);
    }

    CompleteResult complete(UploadId id, Digest digest, OptionalLong start, byte[] tail) {
        return registry.uploads().complete(ACTOR, APP, id, digest, start, OptionalLong.of(tail.length), source(tail));
    }

    byte[] read(RepositoryName repository, Digest digest) throws IOException {
        OpenBlob blob = registry.blobs().open(repository, digest);
        try (var object = blob.object();
                InputStream bytes = object.read(0, object.size())) {
            return bytes.readAllBytes();
        }
    }

    static byte[] part(int from, int to) {
        return Arrays.copyOfRange(CONTENT, from, to);
    }

    /// Content that arrives when `meanwhile` has happened.
    static ByteSource after(Runnable meanwhile, byte[] content) {
        ByteSource arriving = source(content);
        AtomicBoolean happened = new AtomicBoolean();
        return () -> {
            if (happened.compareAndSet(false, true)) {
                meanwhile.run();
            }
            return arriving.next();
        };
    }

    static ByteSource brokenAfter(byte[] bytes) {
        ByteSource before = source(bytes);
        return () -> {
            ByteBuffer next = before.next();
            if (next == null) {
                throw new IOException("connection reset");
            }
            return next;
        };
    }

    static ErrorCode refusal(ThrowingCallable call) {
        return catchThrowableOfType(DomainException.class, call).code();
    }
}
