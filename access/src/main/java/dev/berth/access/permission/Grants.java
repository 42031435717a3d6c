package dev.berth.access.permission;

import dev.berth.access.permission.Grant.Member;
import dev.berth.access.principal.Users;
import dev.berth.platform.db.Database;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.events.Event;
import dev.berth.platform.events.Outbox;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.DomainException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Who has which role in which project. Safe for use by many threads.
public final class Grants {

    /// More members than this are not looked at; a project with so many needs groups.
    private static final int MAX_MEMBERS = 10_000;

    private final Database database;
    private final Users users;
    private final Outbox outbox;
    private final InstantSource clock;
    private final JdbcGrantStore store = new JdbcGrantStore();
    private final JdbcGroupStore groups = new JdbcGroupStore();

    public Grants(Database database, Users users, Outbox outbox, InstantSource clock) {
        this.database = database;
        this.outbox = outbox;
        this.users = users;
        this.clock = clock;
    }

    /// Gives a user a role; NOT_FOUND when there is no such user, CONFLICT when the user is a member already.
    public Grant grant(Actor actor, long projectId, long userId, Role role) {
        return grant(actor, projectId, userId, role, RepositoryPatterns.ALL);
    }

    /// As above, for some repositories only.
    public Grant grant(Actor actor, long projectId, long userId, Role role, RepositoryPatterns repositories) {
        return database.transact(tx -> insert(tx, actor, projectId, userId, role, repositories));
    }

    /// As above, inside a transaction: a project's creator becomes its administrator with it.
    public void grant(Transaction tx, Actor actor, long projectId, long userId, Role role) {
        insert(tx, actor, projectId, userId, role, RepositoryPatterns.ALL);
    }

    /// Gives all users of a group a role; NOT_FOUND when there is no such group, CONFLICT when it is a member
    /// already.
    public Grant grantGroup(Actor actor, long projectId, long groupId, Role role) {
        return grantGroup(actor, projectId, groupId, role, RepositoryPatterns.ALL);
    }

    /// As above, for some repositories only.
    public Grant grantGroup(Actor actor, long projectId, long groupId, Role role, RepositoryPatterns repositories) {
        return database.transact(tx -> {
            Group group = groups.find(tx, groupId)
                    .orElseThrow(() -> new DomainException(
                            PermissionErrorCode.NOT_FOUND, "there is no group %d to make a member".formatted(groupId)));
            Instant now = now();
            long id = store.insertGroup(tx, projectId, groupId, role, repositories, now)
                    .orElseThrow(() -> new DomainException(
                            PermissionErrorCode.CONFLICT, "the group %s is a member already".formatted(group.name())));
            outbox.append(
                    tx,
                    Event.created(actor, "member", group.name())
                            .in(projectId)
                            .telling("made the group %s a %s%s"
                                    .formatted(group.name(), role.wire(), only(repositories))));
            return new Grant(id, projectId, new Member.Group(groupId, group.name()), role, repositories, now);
        });
    }

    /// Changes a member's role; NOT_FOUND when there is no such member.
    public void change(Actor actor, long projectId, long grantId, Role role) {
        change(actor, projectId, grantId, role, Optional.empty());
    }

    /// As above, and for which repositories the role is good.
    ///
    /// @param repositories empty to leave them as they are
    public void change(
            Actor actor, long projectId, long grantId, Role role, Optional<RepositoryPatterns> repositories) {
        database.transact(tx -> {
            Grant before = require(tx, projectId, grantId);
            RepositoryPatterns after = repositories.orElse(before.repositories());
            outbox.append(
                    tx,
                    Event.updated(actor, "member", before.member().name())
                            .in(projectId)
                            .telling("made %s, who was a %s%s, a %s%s"
                                    .formatted(
                                            before.member().name(),
                                            before.role().wire(),
                                            only(before.repositories()),
                                            role.wire(),
                                            only(after))));
            return store.update(tx, projectId, grantId, role, after);
        });
    }

    /// Ends a membership; NOT_FOUND when there is no such member.
    public void revoke(Actor actor, long projectId, long grantId) {
        database.transact(tx -> {
            Grant before = require(tx, projectId, grantId);
            outbox.append(
                    tx,
                    Event.deleted(actor, "member", before.member().name())
                            .in(projectId)
                            .telling("ended that %s is a %s"
                                    .formatted(
                                            before.member().name(),
                                            before.role().wire())));
            return store.delete(tx, projectId, grantId);
        });
    }

    /// Ends all memberships of a project that goes.
    public void revokeAll(Transaction tx, long projectId) {
        store.deleteAll(tx, projectId);
    }

    /// Deletes a user with all that was granted to it; refused as [Users#delete].
    public void deleteUser(Actor actor, long userId) {
        database.transact(tx -> {
            store.deleteOfUser(tx, userId);
            users.delete(tx, actor, userId);
            return true;
        });
    }

    /// One membership.
    public Optional<Grant> find(long projectId, long grantId) {
        return database.read(tx -> store.find(tx, projectId, grantId)
                .map(grant -> named(tx, List.of(grant)).getFirst()));
    }

    /// The members of a project in order of their names.
    public List<Grant> members(long projectId) {
        return database.read(tx -> named(tx, store.list(tx, projectId, MAX_MEMBERS)));
    }

    /// The highest role that the user has in the project, alone or by a group, as it is now.
    public Optional<Role> role(long projectId, long userId) {
        return held(projectId, userId).stream().map(HeldRole::role).min(Comparator.naturalOrder());
    }

    List<HeldRole> held(long projectId, long userId) {
        return database.read(tx -> store.held(tx, projectId, userId));
    }

    /// The user's roles in those of these projects that give one, the highest first.
    public Map<Long, List<Role>> roles(Collection<Long> projects, long userId) {
        return projects.isEmpty() ? Map.of() : database.read(tx -> store.findRoles(tx, projects, userId));
    }

    /// How many members have each role.
    public Map<Role, Long> countByRole(long projectId) {
        return database.read(tx -> store.countByRole(tx, projectId));
    }

    /// The user's roles in each project where there is one.
    Map<Long, List<HeldRole>> heldOf(long userId) {
        return database.read(tx -> store.heldOf(tx, userId));
    }

    Set<Long> projectsOf(long userId) {
        return Set.copyOf(database.read(tx -> store.projectsOf(tx, userId)));
    }

    private Grant insert(
            Transaction tx, Actor actor, long projectId, long userId, Role role, RepositoryPatterns repositories) {
        Instant now = now();
        String username = users.username(tx, userId)
                .orElseThrow(() -> new DomainException(
                        PermissionErrorCode.NOT_FOUND, "there is no user %d to make a member".formatted(userId)));
        long id = store.insert(tx, projectId, userId, role, repositories, now)
                .orElseThrow(() -> new DomainException(
                        PermissionErrorCode.CONFLICT, "the user %s is a member already".formatted(username)));
        outbox.append(
                tx,
                Event.created(actor, "member", username)
                        .in(projectId)
                        .telling("made %s a %s%s".formatted(username, role.wire(), only(repositories))));
        return new Grant(id, projectId, new Member.Person(userId, username), role, repositories, now);
    }

    private static String only(RepositoryPatterns repositories) {
        return repositories.all() ? "" : " of " + String.join(", ", repositories.patterns());
    }

    private List<Grant> named(Transaction tx, List<Grant> grants) {
        Map<Long, String> names = users.names(
                tx,
                grants.stream()
                        .map(Grant::member)
                        .flatMap(member ->
                                member instanceof Member.Person(long id, String _) ? Stream.of(id) : Stream.empty())
                        .toList());
        return grants.stream()
                .map(grant -> switch (grant.member()) {
                    case Member.Group _ -> grant;
                    case Member.Person(long id, String _) ->
                        new Grant(
                                grant.id(),
                                grant.projectId(),
                                new Member.Person(id, names.getOrDefault(id, "")),
                                grant.role(),
                                grant.repositories(),
                                grant.createdAt());
                })
                .sorted(Comparator.comparing((Grant grant) -> grant.member().name())
                        .thenComparing(Grant::id))
                .toList();
    }

    /// Stored instants have milliseconds; the answer says what a later look-up will.
    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }

    private Grant require(Transaction tx, long projectId, long grantId) {
        return store.find(tx, projectId, grantId)
                .map(grant -> named(tx, List.of(grant)).getFirst())
                .orElseThrow(() -> new DomainException(
                        PermissionErrorCode.NOT_FOUND,
                        "there is no member %d in project %d".formatted(grantId, projectId)));
    }
}
