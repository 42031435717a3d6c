package dev.berth.conformance.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.conformance.support.Answer;
import dev.berth.conformance.support.Berth;
import dev.berth.conformance.support.BerthProcess;
import dev.berth.conformance.support.Image;
import dev.berth.conformance.support.Images;
import dev.berth.conformance.support.Manifest;
import dev.berth.conformance.support.RegistryClient;
import dev.berth.conformance.support.Repository;
import dev.berth.conformance.support.Sha;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Hard test 23: to those who may not see a private repository it answers exactly as one that does not exist, and
/// content that it holds exactly as content that nobody has.
@Berth
@Tag("access")
final class ExistenceOracleTest {

    private static final int DEVELOPER = 2;
    private static final List<String> PER_ANSWER = List.of("date", "x-request-id", "docker-upload-uuid", "location");

    private final Images images = new Images(23);
    private final BerthProcess berth;
    private final Image secret = images.image(1, 5000);
    private final Image absent = images.image(1, 5000);
    private final Repository hidden;
    private final Repository missing;
    private final Repository own;
    private final RegistryClient stranger;

    ExistenceOracleTest(BerthProcess berth) {
        this.berth = berth;
        String ownProject = berth.newProject();
        hidden = berth.newRepository();
        hidden.push(secret, "1");
        Image referrer = images.referrer("application/vnd.example.sig", secret);
        hidden.push(referrer, "referrer");
        missing = berth.admin().repository("q" + hidden.name().substring(1));
        String name = "stranger-" + ownProject;
        stranger = berth.newUser(name);
        berth.grant(ownProject, name, DEVELOPER);
        own = new Repository(stranger, ownProject + "/app");
        own.push(images.image(1, 10), "1");
    }

    /// Who asks: nobody, a user of another project by password, the same with the token that he can get.
    static Stream<String> askers() {
        return Stream.of("anonymous", "password", "token");
    }

    private RegistryClient asker(String kind, Repository repository) {
        return switch (kind) {
            case "anonymous" -> berth.anonymous();
            case "password" -> stranger;
            default -> stranger.withToken("repository:" + repository.name() + ":pull,push,delete");
        };
    }

    @ParameterizedTest
    @MethodSource("askers")
    void aPrivateRepositoryLooksLikeNone(String kind) {
        String layer = layerOf(secret);
        Map<String, Function<Repository, Answer>> questions = new TreeMap<>();
        questions.put("GET blob", repository -> repository.blob(layer));
        questions.put("HEAD blob", repository -> repository.headBlob(layer));
        questions.put("range", repository -> repository.blob(layer, "Range", "bytes=0-"));
        questions.put("ranges", repository -> repository.blob(layer, "Range", "bytes=0-1,5-9"));
        questions.put(
                "GET blob if changed", repository -> repository.blob(layer, "If-None-Match", "\"" + layer + "\""));
        questions.put("GET manifest", repository -> repository.manifest("1"));
        questions.put("HEAD manifest", repository -> repository.headManifest("1"));
        questions.put("GET manifest by digest", repository -> repository.manifest(secret.digest()));
        questions.put("tags", repository -> repository.tags(""));
        questions.put("referrers", repository -> repository.referrers(secret.digest(), ""));
        questions.put("DELETE manifest", repository -> repository.deleteManifest("1"));
        questions.put("DELETE blob", repository -> repository.deleteBlob(layer));
        questions.put("POST upload", repository -> repository.startUpload(""));
        questions.put("PUT manifest", repository -> repository.putManifest("2", secret.manifest()));

        questions.forEach((question, ask) -> {
            Answer there = ask.apply(hidden.as(asker(kind, hidden)));
            Answer nowhere = ask.apply(missing.as(asker(kind, missing)));
            assertThat(seen(there, hidden)).as(kind + ": " + question).isEqualTo(seen(nowhere, missing));
            assertThat(there.status()).as(kind + ": " + question).isIn(401, 403, 404);
        });
    }

    @ParameterizedTest
    @MethodSource("ways")
    void contentOfOthersLooksLikeContentThatNobodyHas(Way way) {
        Answer ofOthers = way.ask.apply(own, secret, hidden.name());
        Answer ofNobody = way.ask.apply(own, absent, hidden.name());

        assertThat(withoutNames(seen(ofOthers, own))).isEqualTo(withoutNames(seen(ofNobody, own)));
        own.headBlob(layerOf(secret)).expect(404);
        own.headManifest(secret.digest()).expect(404);
    }

    private record Way(String name, Ask ask) {
        @Override
        public String toString() {
            return name;
        }
    }

    private interface Ask {
        Answer apply(Repository own, Image content, String from);
    }

    static Stream<Way> ways() {
        return Stream.of(
                new Way("GET blob", (own, content, from) -> own.blob(layerOf(content))),
                new Way("HEAD blob", (own, content, from) -> own.headBlob(layerOf(content))),
                new Way("range", (own, content, from) -> own.blob(layerOf(content), "Range", "bytes=0-")),
                new Way("ranges", (own, content, from) -> own.blob(layerOf(content), "Range", "bytes=0-1,3-4")),
                new Way("manifest", (own, content, from) -> own.manifest(content.digest())),
                new Way("referrers", (own, content, from) -> own.referrers(content.digest(), "")),
                new Way(
                        "mount",
                        (own, content, from) -> own.startUpload("?mount=" + layerOf(content) + "&from=" + from)),
                new Way("mount from anywhere", (own, content, from) -> own.startUpload("?mount=" + layerOf(content))),
                new Way("empty post", (own, content, from) -> own.startUpload("?digest=" + layerOf(content))),
                new Way("manifest of foreign layers", (own, content, from) -> own.putManifest("x", content.manifest())),
                new Way(
                        "index of foreign manifests",
                        (own, content, from) -> own.putManifest(
                                "x",
                                Images.index(List.of(new Manifest(
                                        Images.MANIFEST, content.manifest().bytes()))))));
    }

    private static String layerOf(Image image) {
        return Sha.sha256(image.blobs().get(1));
    }

    /// Status, headers and body without what differs from answer to answer, and with the name taken out.
    private static String seen(Answer answer, Repository repository) {
        String headers = answer.headers().map().entrySet().stream()
                .filter(header -> !PER_ANSWER.contains(header.getKey().toLowerCase(java.util.Locale.ROOT)))
                .map(header -> header.getKey() + "=" + header.getValue())
                .sorted()
                .collect(Collectors.joining("\n"));
        return (answer.status() + "\n" + headers + "\n" + answer.text()).replace(repository.name(), "NAME");
    }

    private static String withoutNames(String text) {
        return text.replaceAll("sha256:[0-9a-f]{64}", "DIGEST").replaceAll("upload [0-9a-z]{26}", "UPLOAD");
    }
}
