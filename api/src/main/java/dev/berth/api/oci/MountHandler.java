package dev.berth.api.oci;

import dev.berth.access.permission.Action;
import dev.berth.access.permission.RepositoryPatterns;
import dev.berth.access.principal.Principal;
import dev.berth.api.support.Failure;
import dev.berth.oci.Digest;
import dev.berth.oci.RepositoryName;
import dev.berth.registry.content.Blobs;
import dev.berth.registry.content.MountResult;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Mounts blobs from other repositories: from the one that the client names, or from any that it may pull. A token is
/// good for the repositories of its list, whatever else its owner may.
final class MountHandler {

    /// How many holders of a blob are looked at when the client names none.
    private static final int CANDIDATES = 100;

    private final Blobs blobs;
    private final OciAccess access;

    MountHandler(Blobs blobs, OciAccess access) {
        this.blobs = blobs;
        this.access = access;
    }

    /// What became of the wish.
    sealed interface Outcome {

        record Mounted(Digest digest) implements Outcome {}

        /// No source that the caller may pull from holds the blob; it has to be uploaded. Whether another holds it is
        /// not said.
        record NotHere() implements Outcome {}

        /// A token that also opens the source could be had.
        record Refused(Failure failure) implements Outcome {}
    }

    Outcome mount(OciCall<OciPath.NewUpload> call, Digest digest) {
        if (call.query("from").isEmpty()) {
            return discover(call, digest);
        }
        Optional<RepositoryName> source = UploadHandler.mountSource(call.request());
        if (source.isEmpty()) {
            return new Outcome.NotHere();
        }
        boolean ownerMay = access.mayPull(access.owner(call), source.get());
        boolean may = call.token()
                .map(token -> access.opens(token, source.get(), Action.PULL))
                .orElse(ownerMay);
        if (may) {
            return from(call, digest, source.get());
        }
        // Asking for a wider token helps only those who can get it; the others go on with an upload.
        return ownerMay
                ? new Outcome.Refused(
                        access.needsPull(call.request(), call.path().name(), source.get()))
                : new Outcome.NotHere();
    }

    /// The anonymous push nothing, so whoever comes here is known.
    private Outcome discover(OciCall<OciPath.NewUpload> call, Digest digest) {
        Predicate<RepositoryName> pullable = call.token()
                .<Predicate<RepositoryName>>map(token -> holder -> access.opens(token, holder, Action.PULL))
                .orElseGet(() -> pullableBy(call.principal()));
        for (RepositoryName holder : blobs.holders(digest, CANDIDATES)) {
            if (pullable.test(holder) && from(call, digest, holder) instanceof Outcome.Mounted mounted) {
                return mounted;
            }
        }
        return new Outcome.NotHere();
    }

    /// Looks once at each project, however many of its repositories hold the blob.
    private Predicate<RepositoryName> pullableBy(Principal principal) {
        Map<String, RepositoryPatterns> known = new HashMap<>();
        return holder -> known.computeIfAbsent(holder.project(), name -> access.pullable(principal, name))
                .match(holder.path());
    }

    private Outcome from(OciCall<OciPath.NewUpload> call, Digest digest, RepositoryName source) {
        return switch (blobs.mount(call.actor(), call.path().name(), digest, source)) {
            case MountResult.Mounted(var blob) -> new Outcome.Mounted(blob.digest());
            case MountResult.NotThere _ -> new Outcome.NotHere();
        };
    }
}
