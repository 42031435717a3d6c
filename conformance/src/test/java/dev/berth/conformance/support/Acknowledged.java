package dev.berth.conformance.support;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/// The promises that a registry made in a test: every blob, manifest and tag whose push it answered with 201. Safe
/// for many threads.
public final class Acknowledged {

    private record Promise(String repository, String path, String digest) {}

    private final Queue<Promise> contents = new ConcurrentLinkedQueue<>();
    private final Map<String, Promise> tags = new ConcurrentHashMap<>();
    private volatile boolean closed;

    public void blob(Repository repository, String digest) {
        content(new Promise(repository.name(), "blobs/" + digest, digest));
    }

    public void manifest(Repository repository, String digest) {
        content(new Promise(repository.name(), "manifests/" + digest, digest));
    }

    private void content(Promise promise) {
        if (!closed) {
            contents.add(promise);
        }
    }

    /// A tag that is written once and never moved.
    public void tag(Repository repository, String tag, String digest) {
        if (!closed) {
            tags.put(repository.name() + ":" + tag, new Promise(repository.name(), "manifests/" + tag, digest));
        }
    }

    /// Takes no promise from now on.
    public void close() {
        closed = true;
    }

    public void add(Acknowledged others) {
        contents.addAll(others.contents);
        tags.putAll(others.tags);
    }

    /// What is not kept: every promise is read whole and hashed.
    public List<String> broken(RegistryClient client) {
        var broken = new ArrayList<String>();
        for (Promise promise : contents) {
            check(client, promise, broken);
        }
        for (Promise promise : tags.values()) {
            check(client, promise, broken);
        }
        return broken;
    }

    private static void check(RegistryClient client, Promise promise, List<String> broken) {
        Answer answer = client.get("/v2/" + promise.repository + "/" + promise.path);
        if (answer.status() != 200 || !Sha.sha256(answer.body()).equals(promise.digest)) {
            broken.add(promise + " → " + answer.status());
        }
    }
}
