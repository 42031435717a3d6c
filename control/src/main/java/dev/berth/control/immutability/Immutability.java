package dev.berth.control.immutability;

import dev.berth.control.project.Projects;
import dev.berth.oci.RepositoryName;
import dev.berth.oci.Tag;
import dev.berth.platform.db.Database;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.events.Event;
import dev.berth.platform.events.Outbox;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.DomainException;
import java.time.InstantSource;
import java.util.List;

/// The immutability rules of projects. Safe for use by many threads.
public final class Immutability {

    /// Each push of a tag reads all rules of its project.
    static final int MAX_RULES = 100;

    private static final String KIND = "immutability";

    private final Database database;
    private final Projects projects;
    private final Outbox outbox;
    private final InstantSource clock;
    private final JdbcImmutabilityStore store = new JdbcImmutabilityStore();

    public Immutability(Database database, Projects projects, Outbox outbox, InstantSource clock) {
        this.database = database;
        this.projects = projects;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// The rules of a project, in the order in which they were made, with one statement.
    public ImmutabilityRules rules(String project) {
        return new ImmutabilityRules(database.read(tx -> store.list(tx, project)));
    }

    /// Whether the tag must stay as it is. For many tags ask [#rules] once.
    public boolean isImmutable(RepositoryName repository, Tag tag) {
        return rules(repository.project()).in(repository).test(tag);
    }

    /// Makes a rule. CONFLICT when the project has the same one, BAD_REQUEST when it has too many.
    public ImmutabilityRule create(Actor actor, String project, RuleTerms terms) {
        return database.transact(tx -> {
            List<ImmutabilityRule> rules = store.list(tx, project);
            if (rules.size() >= MAX_RULES) {
                throw new DomainException(
                        ImmutabilityErrorCode.BAD_REQUEST,
                        "the project has %d immutability rules, which is the most there may be".formatted(MAX_RULES));
            }
            requireOther(rules, terms);
            ImmutabilityRule made = store.insert(tx, project, terms, clock.instant());
            tell(tx, project, Event.created(actor, KIND, subject(made.id())));
            return made;
        });
    }

    /// Puts other terms in the place of a rule's. NOT_FOUND when the project has no such rule, CONFLICT when
    /// another one of its rules is the same.
    public void update(Actor actor, String project, long id, RuleTerms terms) {
        database.transact(tx -> {
            List<ImmutabilityRule> rules = store.list(tx, project);
            require(rules, id);
            requireOther(rules.stream().filter(rule -> rule.id() != id).toList(), terms);
            store.update(tx, id, terms, clock.instant());
            tell(tx, project, Event.updated(actor, KIND, subject(id)));
            return id;
        });
    }

    /// NOT_FOUND when the project has no such rule.
    public void delete(Actor actor, String project, long id) {
        database.transact(tx -> {
            require(store.list(tx, project), id);
            store.delete(tx, id);
            tell(tx, project, Event.deleted(actor, KIND, subject(id)));
            return id;
        });
    }

    /// As [#rules(String)], inside a transaction, so that what is decided by it holds until the commit.
    public ImmutabilityRules rules(Transaction tx, String project) {
        return new ImmutabilityRules(store.list(tx, project));
    }

    private void tell(Transaction tx, String project, Event event) {
        outbox.append(
                tx,
                projects.find(tx, project).map(found -> event.in(found.id())).orElse(event));
    }

    private static String subject(long id) {
        return "rule " + id;
    }

    private static void require(List<ImmutabilityRule> rules, long id) {
        if (rules.stream().noneMatch(rule -> rule.id() == id)) {
            throw new DomainException(
                    ImmutabilityErrorCode.NOT_FOUND, "the project has no immutability rule %d".formatted(id));
        }
    }

    private static void requireOther(List<ImmutabilityRule> rules, RuleTerms terms) {
        if (rules.stream().map(ImmutabilityRule::terms).anyMatch(terms::sameSelection)) {
            throw new DomainException(ImmutabilityErrorCode.CONFLICT, "immutable rule already exists");
        }
    }
}
