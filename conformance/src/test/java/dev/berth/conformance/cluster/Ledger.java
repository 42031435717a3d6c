package dev.berth.conformance.cluster;

import dev.berth.conformance.support.Answer;
import dev.berth.conformance.support.Image;
import dev.berth.conformance.support.RegistryClient;
import dev.berth.conformance.support.Repository;
import dev.berth.conformance.support.Sha;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// What a registry has promised to clients of which each writes tags and manifests of its own. Safe for many threads.
final class Ledger {

    /// In place of the answer of a call whose connection broke.
    static final Answer NO_ANSWER = new Answer("no answer", 599, HttpHeaders.of(Map.of(), (_, _) -> true), new byte[0]);

    private record Kept(Repository repository, Image image) {}

    private final Map<String, Kept> images = new ConcurrentHashMap<>();
    private final Map<String, Kept> tags = new ConcurrentHashMap<>();
    /// For tags that move: what they may show, as the last move may have been done without an answer.
    private final Map<String, Set<String>> moving = new ConcurrentHashMap<>();
    private final Queue<String> broken = new ConcurrentLinkedQueue<>();
    private final Map<Integer, AtomicInteger> answers = new ConcurrentHashMap<>();
    private final AtomicInteger pushed = new AtomicInteger();

    void pushed(Repository repository, String tag, Image image) {
        images.put(repository.name() + "@" + image.digest(), new Kept(repository, image));
        tags.put(repository.name() + ":" + tag, new Kept(repository, image));
        pushed.incrementAndGet();
    }

    /// From now on nothing is promised of the image, for its deletion may be done without an answer.
    void deleting(Repository repository, String tag, Image image) {
        images.remove(repository.name() + "@" + image.digest());
        tags.remove(repository.name() + ":" + tag);
    }

    void moving(Repository repository, String tag, String digest) {
        moving.computeIfAbsent(repository.name() + ":" + tag, _ -> ConcurrentHashMap.newKeySet())
                .add(digest);
    }

    void moved(Repository repository, String tag, Image image) {
        String key = repository.name() + ":" + tag;
        @Nullable Set<String> possible = moving.get(key);
        if (possible != null) {
            possible.removeIf(digest -> !digest.equals(image.digest()));
        }
        images.put(repository.name() + "@" + image.digest(), new Kept(repository, image));
    }

    void answered(Answer answer) {
        answers.computeIfAbsent(answer.status(), _ -> new AtomicInteger()).incrementAndGet();
        if (answer.status() == 500) {
            broken("a server had no better answer than 500: " + answer);
        }
    }

    void unanswered() {
        answers.computeIfAbsent(NO_ANSWER.status(), _ -> new AtomicInteger()).incrementAndGet();
    }

    void broken(String what) {
        broken.add(what);
    }

    boolean whole() {
        return broken.isEmpty();
    }

    int pushes() {
        return pushed.get();
    }

    /// How often each status was answered; 599 stands for a broken connection.
    String statuses() {
        return new TreeMap<>(answers).toString();
    }

    int images() {
        return images.size();
    }

    /// What is not kept, as this node shows it. Every blob is read whole and hashed, every tag followed.
    List<String> broken(RegistryClient node) {
        var found = new ArrayList<>(broken);
        var read = ConcurrentHashMap.<String>newKeySet();
        var repositories = ConcurrentHashMap.<String>newKeySet();
        for (Kept kept : images.values()) {
            Repository repository = kept.repository().as(node);
            repositories.add(repository.name());
            String digest = kept.image().digest();
            expect(digest, repository.manifest(digest), found);
            for (byte[] blob : kept.image().blobs()) {
                String layer = Sha.sha256(blob);
                if (read.add(repository.name() + layer)) {
                    expect(layer, repository.blob(layer), found);
                }
            }
        }
        tags.forEach((tag, kept) -> expect(
                kept.image().digest(),
                kept.repository().as(node).manifest(tag.substring(tag.indexOf(':') + 1)),
                found));
        moving.forEach((tag, possible) -> {
            Answer answer = node.get("/v2/" + tag.replace(":", "/manifests/"));
            if (answer.status() != 200 || !possible.contains(Sha.sha256(answer.body()))) {
                found.add(tag + " shows none of " + possible + ": " + answer);
            }
        });
        repositories.forEach(name -> noTagToNowhere(node.repository(name), found));
        return found;
    }

    private static void expect(String digest, Answer answer, List<String> found) {
        if (answer.status() != 200 || !Sha.sha256(answer.body()).equals(digest)) {
            found.add("lost: " + answer.request() + " → " + answer.status());
        }
    }

    private static void noTagToNowhere(Repository repository, List<String> found) {
        for (String tag : repository.tags()) {
            Answer manifest = repository.manifest(tag);
            if (manifest.status() != 200) {
                found.add("a tag to nowhere: " + repository.name() + ":" + tag + " → " + manifest.status());
                continue;
            }
            manifest.json().path("layers").forEach(layer -> {
                if (repository.headBlob(layer.path("digest").asText()).status() != 200) {
                    found.add("a manifest without its layer: " + repository.name() + ":" + tag);
                }
            });
        }
    }
}
