package dev.berth.blobstore.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Error;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/// Objects of one bucket by their names: the one place that speaks to S3, save for multipart uploads, which
/// [Multiparts] has. Every request is bounded in time and repeated a bounded number of times; what then still fails
/// is an [IOException] that says what was tried.
final class Bucket {

    private static final int DELETED_AT_ONCE = 1000;
    private static final int RANGE_NOT_SATISFIABLE = 416;
    private static final Duration HEAD_START = Duration.ofSeconds(10);
    // Slower than this, a transfer counts as stuck.
    private static final long LEAST_BYTES_PER_SECOND = 128L * 1024;

    private final S3Client client;
    private final String name;
    private final S3Settings settings;
    private final S3Errors errors;
    // Whether the server knows conditions on what is stored, as far as it has said.
    private volatile boolean conditions = true;

    Bucket(S3Client client, S3Settings settings, S3Errors errors) {
        this.client = client;
        this.name = settings.bucket();
        this.settings = settings;
        this.errors = errors;
    }

    /// An object as S3 describes it.
    record Head(long size, String etag) {}

    /// An object in a listing.
    record Entry(String name, long size, Instant lastModified) {}

    /// The first bytes of an object, and how many it has in all.
    @SuppressWarnings("ArrayRecordComponent")
    record Beginning(byte[] bytes, long size) {}

    /// Stores an object in one request, in place of what has its name.
    void put(String object, Segments bytes) throws IOException {
        Optional<String> checksum = Checksums.of(settings.checksum(), bytes.stream());
        attempt(
                "store " + object,
                () -> client.putObject(request -> describe(request, object, bytes, checksum), body(bytes)));
    }

    /// Stores an object in one request unless there is one of its name; then false. A server that cannot tell stores
    /// it in any case.
    boolean putNew(String object, Segments bytes) throws IOException {
        Optional<String> checksum = Checksums.of(settings.checksum(), bytes.stream());
        try {
            call(() -> client.putObject(
                    request -> {
                        describe(request, object, bytes, checksum);
                        if (conditions) {
                            request.ifNoneMatch("*");
                        }
                    },
                    body(bytes)));
            return true;
        } catch (SdkException e) {
            if (S3Errors.isThere(e)) {
                return false;
            }
            if (conditions && S3Errors.isNotImplemented(e)) {
                conditions = false;
                return putNew(object, bytes);
            }
            throw errors.explain("store " + object, e);
        }
    }

    private void describe(PutObjectRequest.Builder request, String object, Segments bytes, Optional<String> checksum) {
        request.bucket(name).key(object).contentLength(bytes.length()).overrideConfiguration(within(bytes.length()));
        Encryption.of(settings.encryption()).apply(request);
        checksum.ifPresent(value -> {
            switch (settings.checksum()) {
                case CRC32C -> request.checksumCRC32C(value);
                case SHA256 -> request.checksumSHA256(value);
                case NONE -> {}
            }
        });
    }

    static RequestBody body(Segments bytes) {
        return RequestBody.fromContentProvider(bytes::stream, bytes.length(), "application/octet-stream");
    }

    /// Empty when there is no such object.
    Optional<Head> head(String object) throws IOException {
        try {
            HeadObjectResponse answer = call(() -> client.headObject(
                    request -> request.bucket(name).key(object).overrideConfiguration(within(0))));
            return Optional.of(new Head(answer.contentLength(), answer.eTag()));
        } catch (SdkException e) {
            if (S3Errors.isMissing(e)) {
                return Optional.empty();
            }
            throw errors.explain("ask for " + object, e);
        }
    }

    /// At most `limit` bytes from the start of an object.
    ///
    /// @throws java.nio.file.NoSuchFileException when there is no such object
    Beginning beginning(String object, int limit) throws IOException {
        try (ResponseInputStream<GetObjectResponse> stream = get(object, "bytes=0-" + (limit - 1))) {
            GetObjectResponse answer = stream.response();
            byte[] bytes = stream.readNBytes(limit);
            long size = Optional.ofNullable(answer.contentRange())
                    .map(range -> Long.parseLong(range.substring(range.lastIndexOf('/') + 1)))
                    .orElse(answer.contentLength());
            if (bytes.length != Math.min(limit, size)) {
                throw new IOException("the answer ended after %d bytes".formatted(bytes.length));
            }
            return new Beginning(bytes, size);
        } catch (SdkException e) {
            if (e instanceof S3Exception answer && answer.statusCode() == RANGE_NOT_SATISFIABLE) {
                // An empty object has no first byte.
                return new Beginning(
                        new byte[0],
                        head(object).orElseThrow(() -> errors.missing(object)).size());
            }
            throw S3Errors.isMissing(e) ? errors.missing(object) : errors.explain("read " + object, e);
        }
    }

    /// The bytes of an object from `first` to `last`. The stream may break off; whoever reads it counts.
    ///
    /// @throws java.nio.file.NoSuchFileException when there is no such object
    ResponseInputStream<GetObjectResponse> read(String object, long first, long last) throws IOException {
        try {
            return get(object, "bytes=%d-%d".formatted(first, last));
        } catch (SdkException e) {
            throw S3Errors.isMissing(e) ? errors.missing(object) : errors.explain("read " + object, e);
        }
    }

    private ResponseInputStream<GetObjectResponse> get(String object, String range) {
        return client.getObject(
                request -> request.bucket(name).key(object).range(range).overrideConfiguration(within(0)));
    }

    /// Deletes objects, a thousand with each request; those that are not there are no error.
    void delete(Collection<String> objects) throws IOException {
        List<String> names = List.copyOf(objects);
        for (int from = 0; from < names.size(); from += DELETED_AT_ONCE) {
            deleteBatch(names.subList(from, Math.min(names.size(), from + DELETED_AT_ONCE)));
        }
    }

    private void deleteBatch(List<String> names) throws IOException {
        List<ObjectIdentifier> identifiers = names.stream()
                .map(object -> ObjectIdentifier.builder().key(object).build())
                .toList();
        String attempt = "delete %d objects, such as %s".formatted(names.size(), names.getFirst());
        var answer = attempt(
                attempt,
                () -> client.deleteObjects(request -> request.bucket(name)
                        .delete(delete -> delete.objects(identifiers).quiet(true))
                        .overrideConfiguration(within(0))));
        for (S3Error error : answer.errors()) {
            if (!"NoSuchKey".equals(error.code())) {
                throw new IOException(
                        "cannot delete %s: S3 answered %s: %s".formatted(error.key(), error.code(), error.message()));
            }
        }
    }

    /// Objects whose names begin with `prefix` and come after `after`, at most `limit`, in the order of their names.
    List<Entry> list(String prefix, Optional<String> after, int limit) throws IOException {
        List<Entry> entries = new ArrayList<>();
        Optional<String> from = after;
        boolean more = true;
        while (more && entries.size() < limit) {
            Optional<String> start = from;
            int wanted = Math.min(DELETED_AT_ONCE, limit - entries.size());
            ListObjectsV2Response page = attempt(
                    "list " + prefix,
                    () -> client.listObjectsV2(request -> {
                        request.bucket(name).prefix(prefix).maxKeys(wanted).overrideConfiguration(within(0));
                        start.ifPresent(request::startAfter);
                    }));
            for (S3Object object : page.contents()) {
                entries.add(new Entry(object.key(), object.size(), object.lastModified()));
            }
            more = Boolean.TRUE.equals(page.isTruncated()) && !page.contents().isEmpty();
            from = page.contents().isEmpty()
                    ? from
                    : Optional.of(page.contents().getLast().key());
        }
        return entries;
    }

    /// Copies an object of at most 5 GiB inside S3.
    void copy(String from, String to) throws IOException {
        attempt(
                "copy %s to %s".formatted(from, to),
                () -> client.copyObject(request -> {
                    request.sourceBucket(name)
                            .sourceKey(from)
                            .destinationBucket(name)
                            .destinationKey(to)
                            .overrideConfiguration(within(PartSizes.LARGEST_COPY));
                    Encryption.of(settings.encryption()).apply(request);
                }));
    }

    /// How long a request may take that moves so many bytes.
    AwsRequestOverrideConfiguration within(long bytes) {
        Duration once = settings.limits().silence().plus(HEAD_START).plusSeconds(bytes / LEAST_BYTES_PER_SECOND);
        return AwsRequestOverrideConfiguration.builder()
                .apiCallAttemptTimeout(once)
                .apiCallTimeout(once.multipliedBy(settings.limits().attempts()))
                .build();
    }

    /// What the request answers. The SDK repeats by itself what failed, save when an answer breaks off in its midst.
    <T> T call(Supplier<T> request) {
        for (int attempt = 1; ; attempt++) {
            try {
                return request.get();
            } catch (UncheckedIOException e) {
                if (attempt >= settings.limits().attempts()) {
                    throw SdkClientException.create("the answer broke off", e);
                }
            }
        }
    }

    <T> T attempt(String what, Supplier<T> request) throws IOException {
        try {
            return call(request);
        } catch (SdkException e) {
            throw errors.explain(what, e);
        }
    }
}
