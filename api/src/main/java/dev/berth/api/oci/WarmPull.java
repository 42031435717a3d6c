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

/// Answers a manifest from memory alone, on the event loop: the token, the project and the manifest have all been
/// seen before. It says yes or nothing; every doubt is left to the way that may block. The most frequent request of
/// all costs no query, no thread and no lock this way.
final class WarmPull {

    private final Tokens tokens;
    private final Projects projects;
    private final ManifestHandler manifests;

    WarmPull(Tokens tokens, Projects projects, ManifestHandler manifests) {
        this.tokens = tokens;
        this.projects = projects;
        this.manifests = manifests;
    }

    Optional<Response> answer(Request request, OciPath.Manifest path) {
        if (!(Credentials.of(request) instanceof Credentials.Bearer(String text))) {
            return Optional.empty();
        }
        Optional<VerifiedToken> token = tokens.remembered(text);
        if (token.isEmpty() || !token.get().allows(path.name().value(), Action.PULL.wire())) {
            return Optional.empty();
        }
        Optional<Project> project = projects.remembered(path.name().project());
        if (project.isEmpty() || !OciAccess.sameProject(token.get(), project.get())) {
            return Optional.empty();
        }
        return manifests.warm(request, path);
    }
}
