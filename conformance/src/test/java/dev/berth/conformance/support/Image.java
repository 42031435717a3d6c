package dev.berth.conformance.support;

import java.util.List;

/// A manifest and the blobs that it names.
public record Image(Manifest manifest, List<byte[]> blobs) {

    public String digest() {
        return manifest.digest();
    }
}
