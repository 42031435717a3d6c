package dev.berth.api.oci;

import dev.berth.access.permission.Action;
import dev.berth.access.token.Tokens;
import dev.berth.access.token.VerifiedToken;
import dev.berth.api.support.Credentials;
import dev.berth.control.project.Project;
import dev.berth.control.project.Projects;
import dev.berth.platform.http.Request;
import dev.berth.platform.http.Response;
import java.util.Optional;

/// Answers manifests and blobs on the event loop, from what is in memory and files that are open: the token, the
/// project and the content have all been seen before. It says yes or nothing; every doubt is left to the way that
/// may block. The most frequent requests of all cost no query and no thread this way.
final class WarmPull {

    private final Tokens tokens;
    private final Projects projects;
    private final ManifestHandler manifests;
    private final BlobHandler blobs;

    WarmPull(Tokens tokens, Projects projects, ManifestHandler manifests, BlobHandler blobs) {
        this.tokens = tokens;
        this.projects = projects;
        this.manifests = manifests;
        this.blobs = blobs;
    }

    /// The answer to a GET or HEAD.
    Optional<Response> answer(Request request, OciPath path) {
        return switch (path) {
            case OciPath.Manifest manifest ->
                opening(request, manifest).flatMap(token -> manifests.warm(request, manifest, token.principal()));
            case OciPath.Blob blob -> opening(request, blob).flatMap(_ -> blobs.warm(request, blob));
            case OciPath.Root _, OciPath.Catalog _, OciPath.Discover _ -> Optional.empty();
            case OciPath.NewUpload _, OciPath.Upload _, OciPath.TagList _, OciPath.Referrers _ -> Optional.empty();
        };
    }

    /// The token that opens the path, if it and the project were seen before.
    private Optional<VerifiedToken> opening(Request request, OciPath.InRepository path) {
        if (!(Credentials.of(request) instanceof Credentials.Bearer(String text))) {
            return Optional.empty();
        }
        Optional<VerifiedToken> token = tokens.remembered(text);
        if (token.isEmpty() || !token.get().allows(path.name().value(), Action.PULL.wire())) {
            return Optional.empty();
        }
        Optional<Project> project = projects.remembered(path.name().project());
        return project.filter(seen -> OciAccess.sameProject(token.get(), seen)).map(_ -> token.get());
    }
}
