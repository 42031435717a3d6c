package dev.berth.conformance.support;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;

/// One repository as a client sees it. Methods that return an [Answer] judge nothing; the others fail unless the
/// registry did what was asked.
public record Repository(RegistryClient client, String name) {

    public static final String OCTETS = "application/octet-stream";

    public String path(String rest) {
        return "/v2/" + name + "/" + rest;
    }

    public Repository as(RegistryClient other) {
        return new Repository(other, name);
    }

    public Answer startUpload(String query) {
        return client.post(path("blobs/uploads/" + query), new byte[0]);
    }

    /// Starts an upload and returns its Location.
    public String startUpload() {
        return startUpload("").expect(202).header("Location");
    }

    public Answer append(String location, long start, byte[] chunk) {
        String range = start + "-" + (start + chunk.length - 1);
        return client.patch(location, chunk, "Content-Type", OCTETS, "Content-Range", range);
    }

    /// Sends the bytes as one PATCH with chunked transfer encoding and no Content-Range, as docker and podman do.
    public Answer stream(String location, byte[] bytes) {
        var body = BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(bytes));
        return client.send("PATCH", location, body, "Content-Type", OCTETS);
    }

    public Answer complete(String location, String digest) {
        return client.put(withQuery(location, "digest=" + digest), new byte[0], "Content-Type", OCTETS);
    }

    public Answer complete(String location, String digest, byte[] tail, String... headers) {
        var all = new ArrayList<>(List.of("Content-Type", OCTETS));
        all.addAll(List.of(headers));
        return client.put(withQuery(location, "digest=" + digest), tail, all.toArray(String[]::new));
    }

    /// Pushes a blob as POST and PUT and returns its digest.
    public String pushBlob(byte[] bytes) {
        String digest = Sha.sha256(bytes);
        complete(startUpload(), digest, bytes).expect(201);
        return digest;
    }

    public Answer blob(String digest, String... headers) {
        return client.get(path("blobs/" + digest), headers);
    }

    public Answer headBlob(String digest, String... headers) {
        return client.head(path("blobs/" + digest), headers);
    }

    public Answer deleteBlob(String digest) {
        return client.delete(path("blobs/" + digest));
    }

    public Answer putManifest(String reference, Manifest manifest, String... headers) {
        var all = new ArrayList<>(List.of("Content-Type", manifest.mediaType()));
        all.addAll(List.of(headers));
        return client.put(path("manifests/" + reference), manifest.bytes(), all.toArray(String[]::new));
    }

    public Answer manifest(String reference, String... headers) {
        return client.get(path("manifests/" + reference), headers);
    }

    public Answer headManifest(String reference, String... headers) {
        return client.head(path("manifests/" + reference), headers);
    }

    public Answer deleteManifest(String reference, String... headers) {
        return client.delete(path("manifests/" + reference), headers);
    }

    public Answer tags(String query) {
        return client.get(path("tags/list" + query));
    }

    public List<String> tags() {
        var tags = new ArrayList<String>();
        tags("").expect(200).json().path("tags").forEach(tag -> tags.add(tag.asText()));
        return tags;
    }

    public Answer referrers(String digest, String query) {
        return client.get(path("referrers/" + digest + query));
    }

    /// Pushes the blobs, then the manifest under the tag, and returns the manifest's digest.
    public String push(Image image, String tag) {
        image.blobs().forEach(this::pushBlob);
        putManifest(tag, image.manifest()).expect(201);
        return image.digest();
    }

    public static String withQuery(String location, String query) {
        return location + (location.contains("?") ? "&" : "?") + query;
    }
}
