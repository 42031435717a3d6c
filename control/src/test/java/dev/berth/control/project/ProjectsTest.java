package dev.berth.control.project;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import dev.berth.access.permission.Grant;
import dev.berth.access.permission.Grants;
import dev.berth.access.permission.Role;
import dev.berth.access.principal.HashCost;
import dev.berth.access.principal.NewUser;
import dev.berth.access.principal.PasswordHash;
import dev.berth.access.principal.Principal;
import dev.berth.access.principal.Users;
import dev.berth.control.allowlist.Allowlists;
import dev.berth.control.allowlist.NewAllowlist;
import dev.berth.oci.Reference;
import dev.berth.oci.RepositoryName;
import dev.berth.oci.Tag;
import dev.berth.platform.db.OnBothDatabases;
import dev.berth.platform.db.TestDatabase;
import dev.berth.platform.events.Notices;
import dev.berth.platform.events.Outbox;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.Condition;
import dev.berth.platform.kernel.DomainException;
import dev.berth.platform.kernel.ErrorCode;
import dev.berth.platform.kernel.Field;
import dev.berth.platform.kernel.ListQuery;
import dev.berth.platform.kernel.Order;
import dev.berth.platform.kernel.Secret;
import dev.berth.platform.kernel.TestClock;
import dev.berth.platform.kernel.TestRandom;
import dev.berth.platform.kernel.Value;
import dev.berth.registry.content.ContentCaches;
import dev.berth.registry.content.ContentSettings;
import dev.berth.registry.content.Manifests;
import dev.berth.registry.content.MissingBlobs;
import dev.berth.registry.content.PutManifest;
import dev.berth.registry.content.RegistryErrorCode;
import dev.berth.registry.content.Repositories;
import dev.berth.registry.content.TagCondition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnBothDatabases
class ProjectsTest {

    private static final Actor ACTOR = Actor.system("test");
    private static final byte[] MANIFEST = """
            {"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[]}
            """.strip().getBytes(UTF_8);

    @RegisterExtension
    final TestDatabase database = TestDatabase.open();

    private final TestClock clock = new TestClock();
    private final ContentCaches caches = new ContentCaches();
    private final Repositories repositories = new Repositories(database, clock, caches, new ProjectGate());
    private final Manifests manifests = new Manifests(
            database,
            repositories,
            caches,
            new Outbox(clock),
            clock,
            new ContentSettings(Duration.ofHours(1), MissingBlobs.ACCEPT, 1 << 20, 1 << 20));
    private final Users users = new Users(
            database,
            new PasswordHash(new HashCost(8, 1, 1), 1, TestRandom.seeded("projects")),
            new Outbox(clock),
            clock);
    private final Grants grants = new Grants(database, users, new Outbox(clock), clock);
    private final Allowlists allowlists = new Allowlists(database, new Outbox(clock), clock);
    private final Projects projects = new Projects(
            database, repositories, grants, allowlists, new Notices(database, clock, "node"), new Outbox(clock), clock);
    private Principal ada = Principal.ANONYMOUS;

    @BeforeEach
    void ada() {
        ada = person("ada");
    }

    private Principal person(String name) {
        NewUser person = new NewUser(name, name + "@example.org", "", "", new Secret("Harbour-Light-7"), false);
        return users.create(ACTOR, person).principal();
    }

    @Test
    void whoMakesAProjectIsItsAdministrator() {
        Project team = projects.create(ada, "team", false);

        assertThat(projects.find("team")).hasValue(team);
        assertThat(projects.find(team.id())).hasValue(team);
        assertThat(team.ownerName()).isEqualTo("ada");
        assertThat(team.createdAt()).isEqualTo(clock.instant());
        assertThat(grants.members(team.id()))
                .extracting(grant -> grant.member().id(), Grant::role)
                .containsExactly(tuple(ada.id(), Role.PROJECT_ADMIN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "0", "a.b_c-d", "library", "123"})
    void namesOfTheFormAreTaken(String name) {
        assertThat(projects.create(ada, name, false).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "a/b", "a--b", "a__b", "-a", "a-", "a..b", "_catalog", "ä", "a b", "a\n"})
    void otherNamesAreRefused(String name) {
        assertRefused(ProjectErrorCode.BAD_REQUEST, () -> projects.create(ada, name, false));
    }

    @Test
    void aNameHas255CharactersAtMost() {
        projects.create(ada, "a".repeat(255), false);

        assertRefused(ProjectErrorCode.BAD_REQUEST, () -> projects.create(ada, "a".repeat(256), false));
    }

    @Test
    void aNameIsTakenOnce() throws Exception {
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> attempts = IntStream.range(0, 16)
                    .<Callable<Boolean>>mapToObj(_ -> this::makesTeam)
                    .toList();
            int made = 0;
            for (Future<Boolean> attempt : people.invokeAll(attempts)) {
                made += attempt.get() ? 1 : 0;
            }
            assertThat(made).isEqualTo(1);
        }
        assertRefused(ProjectErrorCode.CONFLICT, () -> projects.create(ada, "team", true));
    }

    private boolean makesTeam() {
        try {
            projects.create(ada, "team", false);
            return true;
        } catch (DomainException e) {
            assertThat(e.code()).isEqualTo(ProjectErrorCode.CONFLICT);
            return false;
        }
    }

    @Test
    void theLibraryIsMadeOnTheFirstStartOnly() {
        projects.ensureLibrary();
        projects.ensureLibrary();
        Project library = projects.find(Projects.LIBRARY).orElseThrow();
        assertThat(library.open()).isTrue();
        assertThat(grants.members(library.id())).isEmpty();

        projects.create(ada, "team", false);
        projects.delete(ACTOR, library.id());
        projects.ensureLibrary();

        assertThat(projects.find(Projects.LIBRARY)).isEmpty();
    }

    @Test
    void aProjectIsRememberedOnceAskedForAndDroppedWhenItChanges() {
        Project team = projects.create(ada, "team", false);
        assertThat(projects.remembered("team")).isEmpty();
        projects.find("team");
        assertThat(projects.remembered("team")).hasValue(team);

        clock.pass(Duration.ofSeconds(1));
        Project opened = projects.update(ACTOR, team.id(), ProjectChange.open(true));

        assertThat(projects.remembered("team")).isEmpty();
        assertThat(projects.find("team")).hasValue(opened);
        assertThat(opened.open()).isTrue();
        assertThat(opened.updatedAt()).isEqualTo(clock.instant());
        assertThat(opened.createdAt()).isEqualTo(team.createdAt());
    }

    @Test
    void thatAProjectIsAbsentIsNotRemembered() {
        assertThat(projects.find("team")).isEmpty();

        Project team = projects.create(ada, "team", false);

        assertThat(projects.find("team")).hasValue(team);
    }

    @Test
    void anEmptyProjectGoesWithItsMembershipsAndItsEmptyRepositories() {
        Project team = projects.create(ada, "team", false);
        projects.find("team");
        database.transact(tx -> repositories.ensure(tx, RepositoryName.parse("team/app")));

        projects.delete(ACTOR, team.id());

        assertThat(projects.find("team")).isEmpty();
        assertThat(projects.remembered("team")).isEmpty();
        assertThat(grants.members(team.id())).isEmpty();
        assertThat(repositories.find(RepositoryName.parse("team/app"))).isEmpty();
    }

    @Test
    void aProjectThatHoldsSomethingStays() {
        Project team = projects.create(ada, "team", false);
        RepositoryName app = RepositoryName.parse("team/app");
        manifests.put(ACTOR, manifestOf(app));

        assertRefused(ProjectErrorCode.PRECONDITION, () -> projects.delete(ACTOR, team.id()));
        assertThat(projects.find("team")).hasValue(team);
        assertThat(grants.members(team.id())).hasSize(1);

        manifests.delete(
                ACTOR,
                app,
                new Reference.ByDigest(
                        manifests.get(app, Reference.parse("1.0")).digest()),
                Optional.empty());
        projects.delete(ACTOR, team.id());
        assertThat(projects.find("team")).isEmpty();
    }

    @Test
    void aPushThatComesAfterTheDeletionLeavesNothing() {
        Project team = projects.create(ada, "team", false);
        RepositoryName app = RepositoryName.parse("team/app");
        projects.delete(ACTOR, team.id());

        assertRefused(RegistryErrorCode.NAME_UNKNOWN, () -> manifests.put(ACTOR, manifestOf(app)));

        assertThat(repositories.find(app)).isEmpty();
    }

    @Test
    void ofAPushAndADeletionAtOnceOneHappens() throws Exception {
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 25; i++) {
                Project team = projects.create(ada, "team" + i, false);
                RepositoryName app = RepositoryName.parse(team.name() + "/app");
                Future<Boolean> pushed = people.submit(() -> happens(() -> manifests.put(ACTOR, manifestOf(app))));
                Future<Boolean> deleted = people.submit(() -> happens(() -> projects.delete(ACTOR, team.id())));

                assertThat(pushed.get()).isNotEqualTo(deleted.get());
                assertThat(projects.find(team.name()).isPresent()).isEqualTo(pushed.get());
                assertThat(repositories.find(app).isPresent()).isEqualTo(pushed.get());
            }
        }
    }

    private static boolean happens(Runnable verb) {
        try {
            verb.run();
            return true;
        } catch (DomainException e) {
            assertThat(e.code()).isIn(ProjectErrorCode.PRECONDITION, RegistryErrorCode.NAME_UNKNOWN);
            return false;
        }
    }

    private static PutManifest manifestOf(RepositoryName repository) {
        return new PutManifest(
                repository,
                Optional.empty(),
                List.of(Tag.parse("1.0")),
                Optional.empty(),
                MANIFEST,
                new TagCondition.Any());
    }

    @Test
    void aProjectMadeAgainIsAnotherOne() {
        Project first = projects.create(ada, "team", false);
        projects.delete(ACTOR, first.id());
        clock.pass(Duration.ofMillis(1));

        Project second = projects.create(ada, "team", false);

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(second.createdAt()).isAfter(first.createdAt());
    }

    @Test
    void aProjectThatDoesNotExistIsNotChanged() {
        assertRefused(ProjectErrorCode.NOT_FOUND, () -> projects.update(ACTOR, 4711, ProjectChange.open(true)));
        assertRefused(ProjectErrorCode.NOT_FOUND, () -> projects.delete(ACTOR, 4711));
    }

    @Test
    void whatIsSetForAProjectIsKeptInOneForm() {
        Project team = projects.create(
                ACTOR,
                ada,
                "team",
                new ProjectChange(
                        Map.of(MetadataKey.PUBLIC, "1", MetadataKey.SEVERITY, "High", MetadataKey.AUTO_SCAN, "False"),
                        Optional.of(new NewAllowlist(List.of("CVE-2026-1", "CVE-2026-2", "CVE-2026-1"), null))));

        assertThat(team.open()).isTrue();
        assertThat(projects.metadata(team))
                .containsExactly(
                        entry(MetadataKey.PUBLIC, "true"),
                        entry(MetadataKey.SEVERITY, "high"),
                        entry(MetadataKey.AUTO_SCAN, "false"));
        assertThat(allowlists.of(team.id()).orElseThrow().items()).containsExactly("CVE-2026-1", "CVE-2026-2");
    }

    @Test
    void aChangeLeavesWhatItDoesNotName() {
        Project team = projects.create(
                ACTOR, ada, "team", new ProjectChange(Map.of(MetadataKey.SEVERITY, "low"), Optional.empty()));
        Project other = projects.create(ada, "other", true);

        Project changed = projects.update(ACTOR, team.id(), ProjectChange.of(MetadataKey.PREVENT_VUL, "true"));

        assertThat(changed.open()).isFalse();
        assertThat(projects.metadata(List.of(team, other)))
                .isEqualTo(Map.of(
                        team.id(),
                        Map.of(
                                MetadataKey.PUBLIC, "false",
                                MetadataKey.SEVERITY, "low",
                                MetadataKey.PREVENT_VUL, "true"),
                        other.id(),
                        Map.of(MetadataKey.PUBLIC, "true")));
    }

    @Test
    void whatIsSetIsNotAddedAgainAndCanBeTakenBack() {
        Project team = projects.create(ada, "team", false);
        projects.addMetadata(ACTOR, team.id(), MetadataKey.PROXY_CACHE_FILTER_KIND, "regexp");
        projects.addMetadata(ACTOR, team.id(), MetadataKey.PROXY_CACHE_FILTER_PATTERN, "a.*");

        assertRefused(
                ProjectErrorCode.CONFLICT,
                () -> projects.addMetadata(ACTOR, team.id(), MetadataKey.PROXY_CACHE_FILTER_KIND, "x"));
        assertRefused(
                ProjectErrorCode.CONFLICT, () -> projects.addMetadata(ACTOR, team.id(), MetadataKey.PUBLIC, "true"));
        assertRefused(
                ProjectErrorCode.BAD_REQUEST,
                () -> projects.removeMetadata(ACTOR, team.id(), MetadataKey.PROXY_CACHE_FILTER_KIND));
        assertRefused(
                ProjectErrorCode.BAD_REQUEST, () -> projects.removeMetadata(ACTOR, team.id(), MetadataKey.PUBLIC));
        projects.removeMetadata(ACTOR, team.id(), MetadataKey.PROXY_CACHE_FILTER_PATTERN);
        projects.removeMetadata(ACTOR, team.id(), MetadataKey.PROXY_CACHE_FILTER_KIND);
        assertRefused(
                ProjectErrorCode.NOT_FOUND,
                () -> projects.removeMetadata(ACTOR, team.id(), MetadataKey.PROXY_CACHE_FILTER_KIND));
        assertThat(projects.metadata(team)).containsOnlyKeys(MetadataKey.PUBLIC);
    }

    @Test
    void whatIsSetGoesWithTheProject() {
        Project team = projects.create(
                ACTOR,
                ada,
                "team",
                new ProjectChange(
                        Map.of(MetadataKey.SEVERITY, "low"),
                        Optional.of(new NewAllowlist(List.of("CVE-2026-1"), clock.instant()))));

        projects.delete(ACTOR, team.id());

        assertThat(projects.metadata(team)).containsOnlyKeys(MetadataKey.PUBLIC);
        assertThat(allowlists.of(team.id())).isEmpty();
    }

    @Test
    void valuesThatMeanNothingAreRefusedByTheNameOfTheirField() {
        assertThatThrownBy(() -> ProjectChange.of(MetadataKey.SEVERITY, "awful"))
                .hasMessageContaining("metadata.severity");
        assertThatThrownBy(() -> ProjectChange.of(MetadataKey.AUTO_SCAN, "maybe"))
                .hasMessageContaining("metadata.auto_scan");
        assertThatThrownBy(() -> ProjectChange.of(MetadataKey.RETENTION_ID, "x"))
                .hasMessageContaining("metadata.retention_id");
        assertThatThrownBy(() -> new NewAllowlist(List.of("no\nline"), null)).hasMessageContaining("cve_allowlist");
    }

    @Test
    void aListHoldsWhatIsOpenAndWhatTheAskerMaySee() {
        Project closed = projects.create(ada, "closed", false);
        projects.create(ada, "hidden", false);
        projects.create(ada, "open", true);

        assertListed(new Asked().visible(Set.of(closed.id())), "closed", "open");
        assertListed(new Asked().visible(Set.of()), "open");
        assertListed(new Asked(), "closed", "hidden", "open");
    }

    @Test
    void aListIsNarrowedByEachConditionAndByAllTogether() {
        Principal bob = person("bob");
        projects.create(ada, "team-one", false);
        projects.create(ada, "team-two", true);
        projects.create(bob, "team_three", true);
        projects.create(bob, "other", true);

        assertListed(new Asked().nameContains("TEAM-"), "team-one", "team-two");
        assertListed(new Asked().nameContains("_"), "team_three");
        assertListed(new Asked().nameContains("%"));
        assertListed(new Asked().nameContains("!"));
        assertListed(new Asked().exactName("team-one"), "team-one");
        assertListed(new Asked().exactName("team"));
        assertListed(new Asked().open(false), "team-one");
        assertListed(new Asked().owner("bob"), "other", "team_three");
        assertListed(
                new Asked().visible(Set.of()).nameContains("team").open(true).owner("ada"), "team-two");
    }

    @Test
    void aListIsInOrderOfNamesAndComesInPages() {
        List.of("c", "a", "d", "b").forEach(name -> projects.create(ada, name, true));

        assertThat(names(new Asked().page(1, 2).query())).containsExactly("b", "c");
        assertThat(names(new Asked().page(3, 0).query())).containsExactly("d");
        assertThat(projects.count(new Asked().page(3, 1).query())).isEqualTo(4);
        assertThat(names(new Asked().ordered("name", true).page(0, 2).query())).containsExactly("d", "c");
        assertThat(names(new Asked().ordered("project_id", false).page(0, 0).query()))
                .containsExactly("c", "a", "d", "b");
    }

    private void assertListed(Asked asked, String... names) {
        assertThat(names(asked.query())).containsExactly(names);
        assertThat(projects.count(asked.query())).isEqualTo(names.length);
    }

    private List<String> names(ProjectQuery query) {
        return projects.list(query).stream().map(Project::name).toList();
    }

    private static void assertRefused(ErrorCode code, Runnable verb) {
        assertThatThrownBy(verb::run)
                .isInstanceOfSatisfying(
                        DomainException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    /// A query in the making; without conditions it asks for all.
    private record Asked(ProjectQuery query) {

        Asked() {
            this(new ProjectQuery(Optional.empty(), ListQuery.first(0)));
        }

        Asked visible(Set<Long> ids) {
            return new Asked(new ProjectQuery(Optional.of(ids), query.list()));
        }

        Asked nameContains(String part) {
            return and(new Condition.Contains(field("name"), part));
        }

        Asked exactName(String name) {
            return and(new Condition.Equal(field("name"), new Value.Text(name)));
        }

        Asked open(boolean open) {
            return and(new Condition.Equal(field("public"), new Value.Flag(open)));
        }

        Asked owner(String name) {
            return and(new Condition.Equal(field("owner_name"), new Value.Text(name)));
        }

        Asked ordered(String field, boolean descending) {
            ListQuery list = query.list();
            return new Asked(new ProjectQuery(
                    query.visible(),
                    new ListQuery(
                            list.filter(), List.of(new Order(field(field), descending)), list.offset(), list.limit())));
        }

        Asked page(int offset, int limit) {
            return new Asked(new ProjectQuery(
                    query.visible(),
                    new ListQuery(query.list().filter(), query.list().order(), offset, limit)));
        }

        private Asked and(Condition condition) {
            ListQuery list = query.list();
            return new Asked(
                    new ProjectQuery(query.visible(), list.with(list.filter().and(condition))));
        }

        private static Field field(String name) {
            return Projects.FIELDS.find(name).orElseThrow();
        }
    }
}
