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
            case OciPath.Manifest manifest when opened(request, manifest) -> manifests.warm(request, manifest);
            case OciPath.Blob blob when opened(request, blob) -> blobs.warm(request, blob);
            case OciPath.Manifest _, OciPath.Blob _ -> Optional.empty();
            case OciPath.Root _, OciPath.Catalog _, OciPath.Discover _ -> Optional.empty();
            case OciPath.NewUpload _, OciPath.Upload _, OciPath.TagList _, OciPath.Referrers _ -> Optional.empty();
        };
    }

    private boolean opened(Request request, OciPath.InRepository path) {
        if (!(Credentials.of(request) instanceof Credentials.Bearer(String text))) {
            return false;
        }
        Optional<VerifiedToken> token = tokens.remembered(text);
        if (token.isEmpty() || !token.get().allows(path.name().value(), Action.PULL.wire())) {
            return false;
        }
        Optional<Project> project = projects.remembered(path.name().project());
        return project.isPresent() && OciAccess.sameProject(token.get(), project.get());
    }
}
