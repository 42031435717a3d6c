package dev.berth.control.view;

import dev.berth.oci.DigestAlgorithm;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/// A tag as lists show it.
public record TagView(long repositoryId, long artifactId, String name, Instant pushedAt, Optional<Instant> pulledAt) {

    /// A number that stays with the tag's name, wherever it moves; clients that keep numbers keep this. It fits into
    /// the whole numbers of JavaScript.
    public long id() {
        byte[] name = (repositoryId + "/" + this.name).getBytes(StandardCharsets.UTF_8);
        byte[] hash =
                HexFormat.of().parseHex(DigestAlgorithm.SHA256.digest(name).encoded());
        return ByteBuffer.wrap(hash).getLong() >>> 12;
    }
}
