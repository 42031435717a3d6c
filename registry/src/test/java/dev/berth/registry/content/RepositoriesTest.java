package dev.berth.registry.content;

import static dev.berth.registry.TestRegistry.ACTOR;
import static dev.berth.registry.content.TestContent.APP;
import static dev.berth.registry.content.TestContent.WEB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.db.OnBothDatabases;
import dev.berth.platform.kernel.DomainException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnBothDatabases
class RepositoriesTest {

    private static final RepositoryName OTHER_PROJECT = RepositoryName.parse("team-b/app");

    @RegisterExtension
    final TestContent content = TestContent.open();

    private final Repositories repositories = content.repositories();

    @Test
    void aRepositoryExistsFromItsFirstPushAndKeepsItsId() {
        assertThat(repositories.find(APP)).isEmpty();
        assertThatThrownBy(() -> repositories.require(APP))
                .isInstanceOfSatisfying(
                        DomainException.class, e -> assertThat(e.code()).isEqualTo(RegistryErrorCode.NAME_UNKNOWN));

        RepositoryId id = ensure(APP);

        assertThat(repositories.require(APP)).isEqualTo(id).isEqualTo(ensure(APP));
        assertThat(ensure(WEB)).isNotEqualTo(id);
    }

    @Test
    void theCatalogHasRepositoriesWithManifestsInBytewiseOrder() {
        List<RepositoryName> names = List.of(
                RepositoryName.parse("team/a"), RepositoryName.parse("team-b/app"), RepositoryName.parse("team/a-b"));
        names.forEach(name -> content.refer(name, "manifest"));
        content.push(APP, "a blob alone");

        assertThat(repositories.catalog(Optional.empty(), 10))
                .extracting(RepositoryName::value)
                .containsExactly("team-b/app", "team/a", "team/a-b");
        assertThat(repositories.catalog(Optional.of("team-b/app"), 1))
                .extracting(RepositoryName::value)
                .containsExactly("team/a");
    }

    @Test
    void aProjectHasOnlyTheRepositoriesUnderItsName() {
        content.refer(OTHER_PROJECT, "manifest");
        assertThat(repositories.anyUnder("team")).isFalse();

        Digest manifest = content.refer(APP, "manifest");
        content.push(WEB, "a blob alone");
        assertThat(repositories.anyUnder("team")).isTrue();
        assertThat(repositories.countUnder(List.of("team"))).isEqualTo(Map.of("team", 1L));

        content.unrefer(APP, manifest);
        assertThat(repositories.anyUnder("team")).isFalse();
    }

    @Test
    void whatADeletedProjectLeftIsNotFoundByTheNextOneOfItsName() {
        Digest layer = content.push(APP, "layer");
        content.push(OTHER_PROJECT, "layer");
        RepositoryId before = repositories.require(APP);
        content.blobs().find(APP, layer);
        content.registry().uploads().begin(ACTOR, APP, DigestAlgorithm.SHA256);

        content.database().transact(tx -> {
            repositories.forgetEmpty(tx, "team");
            return tx;
        });

        assertThat(repositories.find(APP)).isEmpty();
        assertThat(ensure(APP)).isNotEqualTo(before);
        assertThat(content.blobs().find(APP, layer)).isEmpty();
        assertThat(content.blobs().find(OTHER_PROJECT, layer)).isPresent();
    }

    private RepositoryId ensure(RepositoryName name) {
        return content.database().transact(tx -> repositories.ensure(tx, name));
    }
}
