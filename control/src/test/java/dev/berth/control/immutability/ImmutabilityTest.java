package dev.berth.control.immutability;

import static dev.berth.control.TestControl.ACTOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.control.TestControl;
import dev.berth.control.project.Project;
import dev.berth.oci.Digest;
import dev.berth.oci.Reference;
import dev.berth.oci.RepositoryName;
import dev.berth.oci.Tag;
import dev.berth.platform.db.OnBothDatabases;
import dev.berth.platform.db.TestDatabase;
import dev.berth.platform.kernel.DomainException;
import dev.berth.platform.kernel.ErrorCode;
import dev.berth.registry.content.RegistryErrorCode;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnBothDatabases
class ImmutabilityTest {

    private static final Selector ALL = matches("**");

    @RegisterExtension
    final TestDatabase database = TestDatabase.open();

    private final TestControl control = new TestControl(database, new ImmutabilityGate());
    private final Immutability immutability =
            new Immutability(database, control.projects(), control.outbox(), control.clock());
    private Project team = control.project("team");

    @BeforeEach
    void anotherProject() {
        control.project("other");
    }

    private static Selector matches(String pattern) {
        return new Selector(Selector.Kind.MATCHES, pattern, "");
    }

    private static Selector excludes(String pattern) {
        return new Selector(Selector.Kind.EXCLUDES, pattern, "");
    }

    private ImmutabilityRule rule(Selector repository, Selector... tags) {
        return immutability.create(ACTOR, team.name(), new RuleTerms(List.of(repository), List.of(tags), 0, false));
    }

    private static void assertRefused(ErrorCode code, Runnable change) {
        assertThatThrownBy(change::run)
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private void assertHeld(Runnable change, String... tags) {
        assertThatThrownBy(change::run)
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(RegistryErrorCode.PRECONDITION))
                .hasMessage(
                        "Failed to process request due to %s configured as immutable.",
                        String.join(
                                ", ",
                                List.of(tags).stream()
                                        .map("'team/app:%s'"::formatted)
                                        .toList()));
    }

    @Test
    void anImmutableTagIsSetOnceAndThenStays() {
        rule(ALL, matches("v*"));

        Digest first = control.push("team/app", "first", "v1", "latest");
        assertHeld(() -> control.push("team/app", "second", "v1"), "v1");
        control.push("team/app", "second", "latest");

        assertThat(control.tagged("team/app", "v1")).isEqualTo(first);
        assertThat(control.tagged("team/app", "latest")).isNotEqualTo(first);
    }

    @Test
    void anImmutableTagMayBeSetAgainToWhatItPointsTo() {
        rule(ALL, matches("v*"));
        Digest first = control.push("team/app", "first", "v1");

        assertThat(control.push("team/app", "first", "v1", "v2")).isEqualTo(first);
        assertThat(control.tagged("team/app", "v2")).isEqualTo(first);
    }

    @Test
    void oneImmutableTagOfManyRefusesThemAllAndTheManifest() {
        rule(ALL, matches("v*"));
        control.push("team/app", "first", "v12", "v13");
        String[] many = IntStream.rangeClosed(1, 20).mapToObj(i -> "v" + i).toArray(String[]::new);
        Digest second = control.push("other/app", "second");

        assertHeld(() -> control.push("team/app", "second", many), "v12", "v13");

        assertRefused(RegistryErrorCode.MANIFEST_UNKNOWN, () -> control.tagged("team/app", "v1"));
        assertRefused(
                RegistryErrorCode.MANIFEST_UNKNOWN,
                () -> control.manifests().get(RepositoryName.parse("team/app"), new Reference.ByDigest(second)));
    }

    @Test
    void anImmutableTagIsNotDeletedAloneOrWithItsManifest() {
        rule(ALL, matches("v*"));
        Digest first = control.push("team/app", "first", "v1", "latest");

        assertHeld(() -> control.delete("team/app", new Reference.ByTag(new Tag("v1"))), "v1");
        assertHeld(() -> control.delete("team/app", new Reference.ByDigest(first)), "v1");
        control.delete("team/app", new Reference.ByTag(new Tag("latest")));

        assertThat(control.tagged("team/app", "v1")).isEqualTo(first);
    }

    @Test
    void aRuleIsAboutTheRepositoriesThatItSelects() {
        rule(matches("app"), ALL);
        control.push("team/app", "first", "v1");
        control.push("team/app/web", "first", "v1");
        control.push("other/app", "first", "v1");

        assertHeld(() -> control.push("team/app", "second", "v1"), "v1");
        control.push("team/app/web", "second", "v1");
        control.push("other/app", "second", "v1");
    }

    @Test
    void whatIsExcludedMayMove() {
        rule(excludes("scratch/**"), matches("v*"), excludes("*-rc*"));
        control.push("team/app", "first", "v1", "v1-rc1");
        control.push("team/scratch/app", "first", "v1");

        assertHeld(() -> control.push("team/app", "second", "v1"), "v1");
        control.push("team/app", "second", "v1-rc1");
        control.push("team/scratch/app", "second", "v1");
    }

    @Test
    void aDisabledRuleHoldsNothing() {
        ImmutabilityRule rule = rule(ALL, ALL);
        control.push("team/app", "first", "v1");
        immutability.update(ACTOR, "team", rule.id(), new RuleTerms(List.of(ALL), List.of(ALL), 0, true));
        control.push("team/app", "second", "v1");

        immutability.update(ACTOR, "team", rule.id(), new RuleTerms(List.of(ALL), List.of(ALL), 0, false));

        assertHeld(() -> control.push("team/app", "third", "v1"), "v1");
    }

    @Test
    void aDeletedRuleHoldsNothing() {
        ImmutabilityRule rule = rule(ALL, ALL);
        control.push("team/app", "first", "v1");

        immutability.delete(ACTOR, "team", rule.id());

        control.push("team/app", "second", "v1");
        assertThat(immutability.rules("team").rules()).isEmpty();
    }

    @Test
    void allRulesOfAProjectJudgeManyTagsAfterOneLook() {
        rule(matches("app"), matches("v*"));
        rule(matches("web"), matches("release-*"), excludes("*-snapshot"));

        ImmutabilityRules rules = immutability.rules("team");

        RepositoryName app = RepositoryName.parse("team/app");
        RepositoryName web = RepositoryName.parse("team/web");
        assertThat(TestControl.tags("v1", "v2", "release-1"))
                .filteredOn(rules.in(app))
                .hasSize(2);
        assertThat(rules.in(web).test(new Tag("release-1"))).isTrue();
        assertThat(rules.in(web).test(new Tag("release-1-snapshot"))).isFalse();
        assertThat(immutability.isImmutable(app, new Tag("v9"))).isTrue();
        assertThat(immutability
                        .rules("other")
                        .in(RepositoryName.parse("other/app"))
                        .test(new Tag("v1")))
                .isFalse();
    }

    @Test
    void aRuleIsKeptAsItWasMade() {
        RuleTerms terms = new RuleTerms(
                List.of(new Selector(Selector.Kind.EXCLUDES, "a/{b,c}", "{\"untagged\":true}")),
                List.of(matches("v*"), excludes("\"quoted\\\\\"")),
                7,
                true);

        ImmutabilityRule made = immutability.create(ACTOR, "team", terms);

        assertThat(immutability.rules("team").rules()).containsExactly(made);
        assertThat(made.terms()).isEqualTo(terms);
        assertThat(made.createdAt()).isEqualTo(control.clock().instant());
    }

    @Test
    void theSameRuleIsMadeOnce() {
        rule(ALL, matches("v*"));
        ImmutabilityRule other = rule(ALL, matches("w*"));

        assertRefused(ImmutabilityErrorCode.CONFLICT, () -> rule(ALL, matches("v*")));
        assertRefused(
                ImmutabilityErrorCode.CONFLICT,
                () -> immutability.update(
                        ACTOR, "team", other.id(), new RuleTerms(List.of(ALL), List.of(matches("v*")), 0, false)));
        immutability.create(ACTOR, "other", new RuleTerms(List.of(ALL), List.of(matches("v*")), 0, false));
    }

    @Test
    void aRuleOfAnotherProjectIsNotFound() {
        ImmutabilityRule rule = rule(ALL, ALL);

        assertRefused(ImmutabilityErrorCode.NOT_FOUND, () -> immutability.delete(ACTOR, "other", rule.id()));
        assertRefused(
                ImmutabilityErrorCode.NOT_FOUND, () -> immutability.update(ACTOR, "other", rule.id(), rule.terms()));
    }

    @Test
    void rulesGoWithTheirProject() {
        rule(ALL, ALL);
        control.projects().delete(ACTOR, team.id());

        team = control.project("team");

        assertThat(immutability.rules("team").rules()).isEmpty();
    }

    @Test
    void aProjectHasABoundedNumberOfRules() {
        for (int i = 0; i < Immutability.MAX_RULES; i++) {
            rule(ALL, matches("v" + i));
        }

        assertRefused(ImmutabilityErrorCode.BAD_REQUEST, () -> rule(ALL, matches("more")));
    }

    @Test
    void whatSelectsNothingOrIsNoPatternIsRefused() {
        assertRefused(ImmutabilityErrorCode.BAD_REQUEST, () -> matches("{"));
        assertRefused(ImmutabilityErrorCode.BAD_REQUEST, () -> new RuleTerms(List.of(), List.of(ALL), 0, false));
        assertRefused(ImmutabilityErrorCode.BAD_REQUEST, () -> new RuleTerms(List.of(ALL), List.of(), 0, false));
    }
}
