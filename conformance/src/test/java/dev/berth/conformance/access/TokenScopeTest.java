package dev.berth.conformance.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.conformance.support.Answer;
import dev.berth.conformance.support.Berth;
import dev.berth.conformance.support.BerthProcess;
import dev.berth.conformance.support.Image;
import dev.berth.conformance.support.Images;
import dev.berth.conformance.support.RegistryClient;
import dev.berth.conformance.support.Repository;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A token opens what it was asked for and granted, and nothing else.
@Berth
@Tag("access")
final class TokenScopeTest {

    private static final int DEVELOPER = 2;
    private static final int GUEST = 3;

    private final Images images = new Images(25);
    private final BerthProcess berth;
    private final Repository repository;
    private final String project;

    TokenScopeTest(BerthProcess berth) {
        this.berth = berth;
        this.repository = berth.newRepository();
        this.project = repository.name().substring(0, repository.name().indexOf('/'));
    }

    @Test
    void aTokenToPullDoesNotPush() {
        repository.push(images.image(1, 10), "1");
        Repository puller = repository.as(berth.admin().withToken("repository:" + repository.name() + ":pull"));

        puller.manifest("1").expect(200);
        Answer refused = puller.startUpload("").expect(401);

        assertThat(refused.header("WWW-Authenticate"))
                .contains("insufficient_scope")
                .contains("repository:" + repository.name() + ":");
        puller.deleteManifest("1").expect(401);
    }

    @Test
    void aTokenOfOneRepositoryDoesNotOpenAnother() {
        Image image = images.image(1, 10);
        Repository other = new Repository(repository.client(), project + "/other");
        other.push(image, "1");
        RegistryClient token = berth.admin().withToken("repository:" + repository.name() + ":pull,push");

        other.as(token).manifest("1").expect(401);
        other.as(token).startUpload("").expect(401);
    }

    @Test
    void whatTheUserMayNotDoIsNotInTheToken() {
        repository.push(images.image(1, 10), "1");
        String name = "guest-" + project;
        RegistryClient guest = berth.newUser(name);
        berth.grant(project, name, GUEST);

        Repository reader = repository.as(guest.withToken("repository:" + repository.name() + ":pull,push,delete"));

        reader.manifest("1").expect(200);
        assertThat(reader.startUpload("").status()).isIn(401, 403);
        assertThat(reader.deleteManifest("1").status()).isIn(401, 403);
        assertThat(repository.as(guest).startUpload("").status()).isIn(401, 403);
    }

    @Test
    void aDeveloperPushesAndPulls() {
        String name = "developer-" + project;
        RegistryClient developer = berth.newUser(name);
        berth.grant(project, name, DEVELOPER);
        Image image = images.image(1, 10);

        repository
                .as(developer.withToken("repository:" + repository.name() + ":pull,push"))
                .push(image, "1");

        repository.as(developer).manifest("1").expect(200);
    }

    @Test
    void aPublicProjectIsPulledWithoutAName() {
        Repository open = berth.admin().repository(berth.newPublicProject() + "/app");
        Image image = images.image(1, 10);
        open.push(image, "1");

        Answer challenge = open.as(berth.anonymous()).manifest("1");
        Repository anonymous = open.as(berth.anonymous().withToken("repository:" + open.name() + ":pull"));

        assertThat(challenge.status()).isIn(200, 401);
        assertThat(anonymous.manifest("1").expect(200).body())
                .isEqualTo(image.manifest().bytes());
        anonymous.startUpload("").expect(401);
    }

    @Test
    void aTokenThatWasTouchedIsWorthless() {
        repository.push(images.image(1, 10), "1");
        String token = berth.admin().token("repository:" + repository.name() + ":pull");
        int middle = token.indexOf('.') + 5;
        char other = token.charAt(middle) == 'A' ? 'B' : 'A';
        String touched = token.substring(0, middle) + other + token.substring(middle + 1);

        repository
                .as(berth.anonymous().withAuthorization("Bearer " + touched))
                .manifest("1")
                .expect(401);
        repository
                .as(berth.anonymous().withAuthorization("Bearer " + token.substring(0, token.lastIndexOf('.') + 1)))
                .manifest("1")
                .expect(401);
    }
}
