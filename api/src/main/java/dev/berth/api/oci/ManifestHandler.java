package dev.berth.api.oci;

import dev.berth.access.principal.Principal;
import dev.berth.api.support.Failure;
import dev.berth.api.support.Origins;
import dev.berth.oci.Digest;
import dev.berth.oci.MediaType;
import dev.berth.oci.Reference;
import dev.berth.oci.Tag;
import dev.berth.platform.http.Headers;
import dev.berth.platform.http.Method;
import dev.berth.platform.http.Request;
import dev.berth.platform.http.Response;
import dev.berth.platform.http.ResponseBody;
import dev.berth.platform.kernel.DomainException;
import dev.berth.registry.content.Manifests;
import dev.berth.registry.content.Pull;
import dev.berth.registry.content.PullLog;
import dev.berth.registry.content.PutManifest;
import dev.berth.registry.content.RegistryErrorCode;
import dev.berth.registry.content.StoredManifest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Answers `/v2/<name>/manifests/<tag-or-digest>`.
final class ManifestHandler {

    /// How many tags a manifest may be given at once.
    static final int MAX_TAGS = 100;

    private final Manifests manifests;
    private final PullLog pulls;
    private final int limit;

    /// @param limit the largest manifest accepted, in bytes
    ManifestHandler(Manifests manifests, PullLog pulls, int limit) {
        this.manifests = manifests;
        this.pulls = pulls;
        this.limit = limit;
    }

    Response read(OciCall<OciPath.Manifest> call) {
        StoredManifest stored = manifests.get(call.path().name(), call.path().reference());
        return answer(call.request(), call.path(), stored, call.principal());
    }

    /// The answer from memory, when the manifest is there; never blocks.
    Optional<Response> warm(Request request, OciPath.Manifest path, Principal puller) {
        return manifests.cached(path.name(), path.reference()).map(stored -> answer(request, path, stored, puller));
    }

    private Response answer(Request request, OciPath.Manifest path, StoredManifest stored, Principal puller) {
        if (!Accepted.allows(request.headers("Accept"), stored.mediaType())) {
            throw new DomainException(
                    RegistryErrorCode.MANIFEST_UNKNOWN,
                    "%s in %s is of type %s, which the Accept header leaves out"
                            .formatted(path.reference(), path.name(), stored.mediaType()));
        }
        boolean byTag = path.reference() instanceof Reference.ByTag;
        // Built in one go: this is the most frequent answer of all.
        String digest = stored.digest().toString();
        Headers headers = Headers.of(
                OciHeaders.VERSION,
                OciHeaders.REGISTRY_2,
                OciHeaders.DIGEST,
                digest,
                "ETag",
                '"' + digest + '"',
                "Cache-Control",
                byTag ? OciHeaders.ASK_AGAIN : OciHeaders.FOREVER,
                "Content-Type",
                stored.mediaType().value());
        if (EntityTags.known(request, stored.digest())) {
            return Response.of(304, headers);
        }
        if (request.method() == Method.GET) {
            Optional<Tag> tag =
                    path.reference() instanceof Reference.ByTag(Tag name) ? Optional.of(name) : Optional.empty();
            pulls.record(new Pull(
                    path.name(),
                    stored.repository(),
                    stored.digest(),
                    tag,
                    puller.actor().from(Origins.of(request))));
        }
        return new Response(
                200, headers.and("Content-Type", stored.mediaType().value()), new ResponseBody.Bytes(stored.content()));
    }

    Response put(OciCall<OciPath.Manifest> call) throws IOException {
        Request request = call.request();
        List<String> extra = call.queries("tag").stream().distinct().toList();
        if (extra.size() > MAX_TAGS) {
            return new OciErrors()
                    .write(new Failure(
                            414,
                            "UNSUPPORTED",
                            "%d tags at once are too many; send at most %d".formatted(extra.size(), MAX_TAGS)));
        }
        if (request.body().length().isPresent() && request.body().length().getAsLong() > limit) {
            throw new DomainException(
                    RegistryErrorCode.MANIFEST_TOO_LARGE,
                    "the manifest has %d bytes; at most %d are accepted"
                            .formatted(request.body().length().getAsLong(), limit));
        }
        PutManifest put = switch (call.path().reference()) {
            case Reference.ByTag(Tag tag) -> manifest(call, Optional.empty(), List.of(tag));
            case Reference.ByDigest(Digest digest) -> {
                digest.requireSupportedAlgorithm();
                yield manifest(
                        call,
                        Optional.of(digest),
                        extra.stream().map(Tag::parse).toList());
            }
        };
        PutManifest.Result result = manifests.put(call.actor(), put);
        Headers headers = OciHeaders.none()
                .and("Location", "/v2/" + call.path().name() + "/manifests/" + result.digest())
                .and(OciHeaders.DIGEST, result.digest().toString())
                .and("ETag", OciHeaders.entityTag(result.digest()));
        if (result.subject().isPresent()) {
            headers = headers.and("OCI-Subject", result.subject().get().toString());
        }
        if (call.path().reference() instanceof Reference.ByDigest
                && !result.tags().isEmpty()) {
            headers = headers.and(
                    "OCI-Tag", result.tags().stream().map(Tag::value).collect(Collectors.joining(", ")));
        }
        return Response.of(201, Warnings.sparse(headers, result.missing()));
    }

    private PutManifest manifest(OciCall<OciPath.Manifest> call, Optional<Digest> digest, List<Tag> tags)
            throws IOException {
        Request request = call.request();
        Optional<MediaType> declared =
                request.header("Content-Type").filter(text -> !text.isBlank()).map(MediaType::parse);
        return new PutManifest(
                call.path().name(),
                digest,
                tags,
                declared,
                request.body().readAll(limit),
                EntityTags.condition(request));
    }

    Response delete(OciCall<OciPath.Manifest> call) {
        manifests.delete(call.actor(), call.path().name(), call.path().reference(), EntityTags.ifMatch(call.request()));
        return Response.of(202, OciHeaders.none());
    }
}
