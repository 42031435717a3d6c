package dev.berth.api.oci;

import dev.berth.oci.Digest;
import dev.berth.oci.InvalidOciValueException;
import dev.berth.oci.OciErrorCode;
import dev.berth.oci.Reference;
import dev.berth.oci.RepositoryName;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What a path under `/v2` names. Read from its end, because a repository's name may itself have parts that are
/// called `blobs`, `manifests`, `tags` or `uploads`.
sealed interface OciPath {

    /// `/v2/`: is this a registry, and who am I to it?
    record Root() implements OciPath {}

    /// `/v2/_catalog`
    record Catalog() implements OciPath {}

    /// `/v2/_oci/ext/discover`
    record Discover() implements OciPath {}

    /// What belongs to one repository.
    sealed interface InRepository extends OciPath {
        RepositoryName name();
    }

    /// `/v2/<name>/blobs/<digest>`
    record Blob(RepositoryName name, Digest digest) implements InRepository {}

    /// `/v2/<name>/blobs/uploads/`
    record NewUpload(RepositoryName name) implements InRepository {}

    /// `/v2/<name>/blobs/uploads/<id>`; the id is not checked here.
    record Upload(RepositoryName name, String id) implements InRepository {}

    /// `/v2/<name>/manifests/<tag-or-digest>`
    record Manifest(RepositoryName name, Reference reference) implements InRepository {}

    /// `/v2/<name>/tags/list`
    record TagList(RepositoryName name) implements InRepository {}

    /// `/v2/<name>/referrers/<digest>`
    record Referrers(RepositoryName name, Digest subject) implements InRepository {}

    /// Reads a path; empty when it is none of these.
    ///
    /// @throws InvalidOciValueException when the form is right and a name, tag or digest in it is not
    static Optional<OciPath> parse(String raw) {
        String path = decode(raw);
        if (path.equals("/v2") || path.equals("/v2/")) {
            return Optional.of(new Root());
        }
        if (!path.startsWith("/v2/")) {
            return Optional.empty();
        }
        String rest = path.substring("/v2/".length());
        return switch (rest) {
            case "_catalog", "_catalog/" -> Optional.of(new Catalog());
            case "_oci/ext/discover", "_oci/ext/discover/" -> Optional.of(new Discover());
            default -> inRepository(rest);
        };
    }

    private static Optional<OciPath> inRepository(String rest) {
        Optional<String> uploads = before(rest, "/blobs/uploads/").or(() -> before(rest, "/blobs/uploads"));
        if (uploads.isPresent()) {
            return Optional.of(new NewUpload(name(uploads.get())));
        }
        Optional<String> tags = before(rest, "/tags/list").or(() -> before(rest, "/tags/list/"));
        if (tags.isPresent()) {
            return Optional.of(new TagList(name(tags.get())));
        }
        int last = rest.lastIndexOf('/');
        if (last <= 0) {
            return Optional.empty();
        }
        String head = rest.substring(0, last);
        String tail = rest.substring(last + 1);
        if (tail.isEmpty()) {
            return Optional.empty();
        }
        int kindAt = head.lastIndexOf('/');
        if (kindAt <= 0) {
            return Optional.empty();
        }
        String owner = head.substring(0, kindAt);
        return switch (head.substring(kindAt + 1)) {
            case "manifests" -> Optional.of(new Manifest(name(owner), Reference.parse(tail)));
            case "blobs" -> Optional.of(new Blob(name(owner), Digest.parse(tail)));
            case "referrers" -> Optional.of(new Referrers(name(owner), Digest.parse(tail)));
            case "uploads" -> before(owner, "/blobs").map(name -> new Upload(name(name), tail));
            default -> Optional.empty();
        };
    }

    private static Optional<String> before(String text, String end) {
        return text.length() > end.length() && text.endsWith(end)
                ? Optional.of(text.substring(0, text.length() - end.length()))
                : Optional.empty();
    }

    private static RepositoryName name(String text) {
        RepositoryName name = RepositoryName.parse(text);
        if (!name.hasPath()) {
            throw new InvalidOciValueException(
                    OciErrorCode.NAME_INVALID,
                    "the repository name '%s' names no project; use project/name, for example library/%s"
                            .formatted(name, name));
        }
        return name;
    }

    private static String decode(String raw) {
        if (raw.indexOf('%') < 0) {
            return raw;
        }
        try {
            return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            InvalidOciValueException invalid = new InvalidOciValueException(
                    OciErrorCode.NAME_INVALID, "the path of the address is not properly percent-encoded");
            invalid.initCause(e);
            throw invalid;
        }
    }
}
