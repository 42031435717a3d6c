package dev.berth.api.oci;

import dev.berth.api.support.Failure;
import dev.berth.api.support.Queries;
import dev.berth.oci.ContentRange;
import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.oci.InvalidOciValueException;
import dev.berth.oci.OciErrorCode;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.http.Headers;
import dev.berth.platform.http.Request;
import dev.berth.platform.http.RequestBody;
import dev.berth.platform.http.Response;
import dev.berth.platform.kernel.DomainException;
import dev.berth.registry.content.RegistryErrorCode;
import dev.berth.registry.upload.AppendResult;
import dev.berth.registry.upload.CompleteResult;
import dev.berth.registry.upload.UploadId;
import dev.berth.registry.upload.UploadStatus;
import dev.berth.registry.upload.Uploads;
import java.util.Optional;
import java.util.OptionalLong;

/// Answers `/v2/<name>/blobs/uploads/` and the sessions below it.
final class UploadHandler {

    private final Uploads uploads;
    private final MountHandler mounts;

    UploadHandler(Uploads uploads, MountHandler mounts) {
        this.uploads = uploads;
        this.mounts = mounts;
    }

    /// The repository that a blob shall be mounted from, when the request names one properly.
    static Optional<RepositoryName> mountSource(Request request) {
        if (Queries.first(request.query(), "mount").isEmpty()) {
            return Optional.empty();
        }
        return Queries.first(request.query(), "from").flatMap(UploadHandler::nameIfAny);
    }

    private static Optional<RepositoryName> nameIfAny(String text) {
        try {
            return Optional.of(RepositoryName.parse(text)).filter(RepositoryName::hasPath);
        } catch (InvalidOciValueException _) {
            return Optional.empty();
        }
    }

    /// Begins a session, mounts a blob, or takes a whole one at once.
    Response begin(OciCall<OciPath.NewUpload> call) {
        RepositoryName name = call.path().name();
        Optional<Digest> mount = call.query("mount").map(Digest::parse);
        if (mount.isPresent()) {
            return switch (mounts.mount(call, mount.get())) {
                case MountHandler.Outcome.Mounted(Digest digest) -> created(name, digest);
                case MountHandler.Outcome.Refused(Failure failure) -> new OciErrors().write(failure);
                case MountHandler.Outcome.NotHere _ -> begun(call, hint(call, mount));
            };
        }
        Optional<Digest> digest = call.query("digest").map(Digest::parse);
        if (digest.isPresent()) {
            digest.get().requireSupportedAlgorithm();
            RequestBody body = call.request().body();
            CompleteResult.Completed completed =
                    uploads.store(call.actor(), name, digest.get(), body.length(), body::next);
            return created(name, completed.digest());
        }
        return begun(call, hint(call, Optional.empty()));
    }

    private Response begun(OciCall<OciPath.NewUpload> call, DigestAlgorithm hint) {
        RepositoryName name = call.path().name();
        return Response.of(202, progress(name, uploads.begin(call.actor(), name, hint)));
    }

    private static DigestAlgorithm hint(OciCall<OciPath.NewUpload> call, Optional<Digest> mount) {
        Optional<String> said = call.query("digest-algorithm");
        if (said.isPresent()) {
            return DigestAlgorithm.of(said.get())
                    .orElseThrow(() -> new InvalidOciValueException(
                            OciErrorCode.DIGEST_INVALID,
                            "blobs can be stored under sha256 and sha512, not under the digest-algorithm asked for"));
        }
        return mount.flatMap(Digest::supportedAlgorithm).orElse(DigestAlgorithm.SHA256);
    }

    Response append(OciCall<OciPath.Upload> call) {
        RepositoryName name = call.path().name();
        UploadId id = id(call);
        Chunk chunk = chunk(call);
        AppendResult result = uploads.append(
                call.actor(),
                name,
                id,
                chunk.start(),
                chunk.length(),
                call.request().body()::next);
        return switch (result) {
            case AppendResult.Appended(UploadStatus status) -> Response.of(202, progress(name, status));
            case AppendResult.OutOfOrder(UploadStatus status) -> outOfOrder(name, status);
        };
    }

    Response complete(OciCall<OciPath.Upload> call) {
        RepositoryName name = call.path().name();
        UploadId id = id(call);
        Digest digest = call.query("digest")
                .map(Digest::parse)
                .orElseThrow(() -> new InvalidOciValueException(
                        OciErrorCode.DIGEST_INVALID, "an upload is completed with ?digest=, which is missing here"));
        digest.requireSupportedAlgorithm();
        Chunk chunk = chunk(call);
        CompleteResult result = uploads.complete(
                call.actor(),
                name,
                id,
                digest,
                chunk.start(),
                chunk.length(),
                call.request().body()::next);
        return switch (result) {
            case CompleteResult.Completed(Digest stored, long _) -> created(name, stored);
            case CompleteResult.OutOfOrder(UploadStatus status) -> outOfOrder(name, status);
        };
    }

    Response status(OciCall<OciPath.Upload> call) {
        RepositoryName name = call.path().name();
        return Response.of(204, progress(name, uploads.status(name, id(call))));
    }

    Response cancel(OciCall<OciPath.Upload> call) {
        uploads.cancel(call.actor(), call.path().name(), id(call));
        return Response.of(204, OciHeaders.none());
    }

    private static UploadId id(OciCall<OciPath.Upload> call) {
        try {
            return new UploadId(call.path().id());
        } catch (IllegalArgumentException e) {
            throw new DomainException(
                    RegistryErrorCode.BLOB_UPLOAD_UNKNOWN,
                    "there is no such upload in %s; begin a new one"
                            .formatted(call.path().name()),
                    e);
        }
    }

    /// Where the body belongs in the blob, and how long it is, as far as the client says so.
    private record Chunk(OptionalLong start, OptionalLong length) {}

    private static Chunk chunk(OciCall<OciPath.Upload> call) {
        OptionalLong announced = call.request().body().length();
        Optional<String> header = call.request().header("Content-Range");
        if (header.isEmpty()) {
            return new Chunk(OptionalLong.empty(), announced);
        }
        ContentRange range = ContentRange.parse(header.get());
        if (announced.isPresent() && announced.getAsLong() != range.length()) {
            throw new DomainException(
                    RegistryErrorCode.SIZE_INVALID,
                    "Content-Range speaks of %d bytes and Content-Length of %d"
                            .formatted(range.length(), announced.getAsLong()));
        }
        return new Chunk(OptionalLong.of(range.first()), OptionalLong.of(range.length()));
    }

    private static Response created(RepositoryName name, Digest digest) {
        return Response.of(
                201,
                OciHeaders.none()
                        .and("Location", "/v2/" + name + "/blobs/" + digest)
                        .and(OciHeaders.DIGEST, digest.toString()));
    }

    private static Response outOfOrder(RepositoryName name, UploadStatus status) {
        Failure failure = new Failure(
                416,
                RegistryErrorCode.RANGE_INVALID.code(),
                "the chunk does not follow what has arrived: go on at byte %d".formatted(status.received()),
                progress(name, status));
        return new OciErrors().write(failure);
    }

    /// Where an upload stands. Locations are relative, so they hold behind every proxy; the range of an empty upload
    /// is written `0-0`, because clients cannot read an end before the start.
    private static Headers progress(RepositoryName name, UploadStatus status) {
        return OciHeaders.none()
                .and("Location", "/v2/" + name + "/blobs/uploads/" + status.id())
                .and("Range", "0-" + Math.max(0, status.received() - 1))
                .and(OciHeaders.UPLOAD_ID, status.id().value());
    }
}
