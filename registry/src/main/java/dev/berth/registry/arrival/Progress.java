package dev.berth.registry.arrival;

import dev.berth.oci.Digest;
import dev.berth.oci.RepositoryName;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// How far an upload has come.
///
/// @param key the same for all requests of an upload, on all nodes, and of no use to whoever wants to write to it
/// @param received how many bytes, from the first of the blob
/// @param total of how many, if the client has said so
/// @param since when the last request began that brings bytes of it
/// @param digest what it became, once it is stored
public record Progress(
        String key,
        RepositoryName repository,
        Stage stage,
        long received,
        OptionalLong total,
        Instant since,
        Optional<Digest> digest) {

    /// The same upload, of which no more is heard.
    public Progress stopped() {
        return new Progress(key, repository, Stage.STOPPED, received, total, since, digest);
    }
}
