package dev.berth.conformance.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.conformance.support.Berth;
import dev.berth.conformance.support.BerthProcess;
import dev.berth.conformance.support.Images;
import dev.berth.conformance.support.Pages;
import dev.berth.conformance.support.RegistryClient;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The list of repositories, for those who may see them.
@Berth
@Tag("protocol")
final class CatalogTest {

    private final Images images = new Images(13);
    private final BerthProcess berth;

    CatalogTest(BerthProcess berth) {
        this.berth = berth;
    }

    @Test
    void theAdministratorSeesAllRepositoriesPageByPage() {
        String project = berth.newProject();
        for (String name : List.of("b", "a", "c/d")) {
            berth.admin().repository(project + "/" + name).push(images.image(1, 10), "1");
        }

        List<String> all = Pages.walk(berth.admin(), "/v2/_catalog?n=1000", "repositories");

        assertThat(all)
                .contains(project + "/a", project + "/b", project + "/c/d")
                .isSorted();
        assertThat(Pages.walk(berth.admin(), "/v2/_catalog?n=2", "repositories"))
                .containsAll(all);
    }

    @Test
    void aStrangerDoesNotSeePrivateRepositories() {
        String project = berth.newProject();
        berth.admin().repository(project + "/hidden").push(images.image(1, 10), "1");
        RegistryClient stranger = berth.newUser("catalog-stranger");

        var answer = stranger.get("/v2/_catalog?n=1000");

        assertThat(answer.status()).as(answer.toString()).isIn(200, 401, 403);
        assertThat(answer.text()).doesNotContain(project + "/hidden");
        berth.anonymous().get("/v2/_catalog").expect(401);
    }
}
