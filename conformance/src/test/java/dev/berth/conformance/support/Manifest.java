package dev.berth.conformance.support;

/// The bytes of a manifest and the media type that it is pushed with.
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Manifest(String mediaType, byte[] bytes) {

    public String digest() {
        return Sha.sha256(bytes);
    }

    public int size() {
        return bytes.length;
    }
}
