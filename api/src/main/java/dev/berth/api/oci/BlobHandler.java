package dev.berth.api.oci;

import dev.berth.api.support.Failure;
import dev.berth.oci.ByteRange;
import dev.berth.oci.ByteRanges;
import dev.berth.oci.Digest;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.http.Headers;
import dev.berth.platform.http.Method;
import dev.berth.platform.http.Request;
import dev.berth.platform.http.Response;
import dev.berth.platform.http.ResponseBody;
import dev.berth.platform.kernel.DomainException;
import dev.berth.platform.kernel.Ids;
import dev.berth.registry.content.BlobLocation;
import dev.berth.registry.content.Blobs;
import dev.berth.registry.content.OpenBlob;
import dev.berth.registry.content.RegistryErrorCode;
import java.io.InputStream;
import java.util.Optional;

/// Answers `/v2/<name>/blobs/<digest>`, whole or in parts.
final class BlobHandler {

    private static final String OCTETS = "application/octet-stream";

    private final Blobs blobs;
    private final Ids ids;
    private final BlobRedirects redirects;

    /// @param ids names the boundaries between the parts of an answer
    BlobHandler(Blobs blobs, Ids ids, BlobRedirects redirects) {
        this.blobs = blobs;
        this.ids = ids;
        this.redirects = redirects;
    }

    Response read(OciCall<OciPath.Blob> call) {
        Request request = call.request();
        RepositoryName name = call.path().name();
        Digest digest = call.path().digest();
        if (request.method() == Method.HEAD) {
            // A client that hears "yes" will not send the blob, so the answer is also a promise to keep it.
            BlobLocation blob = blobs.promise(name, digest).orElseThrow(() -> unknown(name, digest));
            return EntityTags.known(request, digest) ? unchanged(digest) : head(blob);
        }
        if (!request.headers("If-None-Match").isEmpty() && EntityTags.known(request, digest)) {
            BlobLocation blob = blobs.find(name, digest).orElseThrow(() -> unknown(name, digest));
            return unchanged(blob.digest());
        }
        Optional<Response> elsewhere = redirects.apply(request) ? redirect(name, digest) : Optional.empty();
        return elsewhere.orElseGet(() -> content(request, blobs.open(name, digest)));
    }

    /// The way to the blob in the store itself, when it is large enough and the store has one.
    private Optional<Response> redirect(RepositoryName name, Digest digest) {
        return blobs.find(name, digest)
                .filter(blob -> blob.size() >= redirects.from())
                .flatMap(blob -> blobs.redirect(blob, OCTETS))
                .map(address -> Response.of(
                        307,
                        OciHeaders.none()
                                .and("Location", address.toString())
                                .and(OciHeaders.DIGEST, digest.toString())
                                // The address is good for minutes only, and for who was allowed to ask for it.
                                .and("Cache-Control", "private, no-store")));
    }

    /// The answer to a GET for bytes that are at hand; never blocks.
    Optional<Response> warm(Request request, OciPath.Blob path) {
        if (request.method() != Method.GET || !request.headers("If-None-Match").isEmpty()) {
            return Optional.empty();
        }
        Optional<OpenBlob> open = blobs.openWithoutWaiting(path.name(), path.digest());
        if (open.isPresent() && open.get().object().size() >= redirects.from() && redirects.apply(request)) {
            // Signing an address may have to wait for credentials.
            new BlobContent(open.get().object()).close();
            return Optional.empty();
        }
        return open.map(blob -> content(request, blob));
    }

    Response delete(OciCall<OciPath.Blob> call) {
        blobs.delete(call.actor(), call.path().name(), call.path().digest());
        return Response.of(202, OciHeaders.none());
    }

    private static Response head(BlobLocation blob) {
        Headers headers = headers(blob.digest()).and("Content-Type", OCTETS);
        return new Response(200, headers, new ResponseBody.Stream(InputStream.nullInputStream(), blob.size()));
    }

    private static Response unchanged(Digest digest) {
        return Response.of(304, headers(digest));
    }

    private Response content(Request request, OpenBlob blob) {
        BlobContent content = new BlobContent(blob.object());
        boolean answered = false;
        try {
            Response response = content(request, blob.digest(), content);
            answered = true;
            return response;
        } finally {
            if (!answered) {
                content.close();
            }
        }
    }

    private Response content(Request request, Digest digest, BlobContent content) {
        Headers headers = headers(digest);
        Optional<String> range = request.header("Range").filter(_ -> EntityTags.rangeApplies(request, digest));
        ByteRanges ranges = range.isPresent() ? ByteRanges.parse(range.get(), content.size()) : new ByteRanges.Whole();
        return switch (ranges) {
            case ByteRanges.Whole _ -> new Response(200, headers.and("Content-Type", OCTETS), content.whole());
            case ByteRanges.Satisfiable(var parts)
            when parts.size() == 1 -> {
                ByteRange part = parts.getFirst();
                yield new Response(
                        206,
                        headers.and("Content-Type", OCTETS).and("Content-Range", content.position(part)),
                        content.part(part));
            }
            case ByteRanges.Satisfiable(var parts) -> {
                String boundary = "berth-" + ids.next();
                yield new Response(
                        206,
                        headers.and("Content-Type", "multipart/byteranges; boundary=" + boundary),
                        content.parts(parts, boundary, OCTETS));
            }
            case ByteRanges.Unsatisfiable _ -> {
                content.close();
                yield new OciErrors()
                        .write(new Failure(
                                        416,
                                        RegistryErrorCode.RANGE_INVALID.code(),
                                        "the blob has %d bytes; the range asked for is not in it"
                                                .formatted(content.size()))
                                .with("Content-Range", "bytes */" + content.size()));
            }
            case ByteRanges.Refused(String why) -> {
                content.close();
                yield new OciErrors().write(new Failure(400, RegistryErrorCode.RANGE_INVALID.code(), why));
            }
        };
    }

    private static Headers headers(Digest digest) {
        return OciHeaders.none()
                .and(OciHeaders.DIGEST, digest.toString())
                .and("ETag", OciHeaders.entityTag(digest))
                .and("Cache-Control", OciHeaders.FOREVER)
                .and("Accept-Ranges", "bytes");
    }

    private static DomainException unknown(RepositoryName name, Digest digest) {
        return new DomainException(
                RegistryErrorCode.BLOB_UNKNOWN, "the repository %s does not hold the blob %s".formatted(name, digest));
    }
}
