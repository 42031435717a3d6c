package dev.berth.access.permission;

import dev.berth.access.principal.User;
import dev.berth.access.principal.Users;
import dev.berth.platform.db.Database;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.events.Event;
import dev.berth.platform.events.Outbox;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.DomainException;
import dev.berth.platform.kernel.Field;
import dev.berth.platform.kernel.Fields;
import dev.berth.platform.kernel.ListQuery;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// The groups of users, and who is in them. Safe for use by many threads.
public final class Groups {

    /// What a list of groups can be narrowed to and ordered by.
    public static final Fields FIELDS = Fields.of(
            Field.number("id"), Field.text("group_name"), Field.number("group_type"), Field.text("ldap_group_dn"));

    private static final int MAX_NAME = 255;

    private final Database database;
    private final Users users;
    private final Outbox outbox;
    private final InstantSource clock;
    private final JdbcGroupStore store = new JdbcGroupStore();

    public Groups(Database database, Users users, Outbox outbox, InstantSource clock) {
        this.database = database;
        this.users = users;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// Makes a group; CONFLICT when the name is taken, INVALID when it is none. Groups of LDAP cannot be made as
    /// long as no directory is set up that has them: INVALID.
    public Group create(Actor actor, String name, Group.Kind kind) {
        String checked = checked(name);
        if (kind == Group.Kind.LDAP) {
            throw new DomainException(
                    PermissionErrorCode.BAD_REQUEST,
                    "group_type: no LDAP directory is set up that could have this group");
        }
        return database.transact(tx -> {
            Group made =
                    store.insert(tx, checked, Users.key(checked), kind, now()).orElseThrow(() -> taken(checked));
            outbox.append(tx, Event.created(actor, "group", made.name()));
            return made;
        });
    }

    /// Gives a group another name; NOT_FOUND when there is none, CONFLICT when the name is taken, INVALID when it
    /// is none.
    public void rename(Actor actor, long id, String name) {
        String checked = checked(name);
        database.transact(tx -> {
            Group group = store.find(tx, id).orElseThrow(() -> unknown(id));
            boolean other = store.findByKey(tx, Users.key(checked))
                    .filter(found -> found.id() != group.id())
                    .isPresent();
            if (other) {
                throw taken(checked);
            }
            store.rename(tx, id, checked, Users.key(checked), now());
            outbox.append(
                    tx,
                    Event.updated(actor, "group", checked)
                            .telling("renamed the group %s to %s".formatted(group.name(), checked)));
            return true;
        });
    }

    /// Deletes a group, its memberships and its roles in projects; NOT_FOUND when there is none.
    public void delete(Actor actor, long id) {
        database.transact(tx -> {
            Group group = store.find(tx, id).orElseThrow(() -> unknown(id));
            store.delete(tx, id);
            outbox.append(tx, Event.deleted(actor, "group", group.name()));
            return true;
        });
    }

    /// The group with this id.
    public Optional<Group> find(long id) {
        return database.read(tx -> store.find(tx, id));
    }

    /// The group of this name, in any case.
    public Optional<Group> findByName(String name) {
        return database.read(tx -> store.findByKey(tx, Users.key(name)));
    }

    /// A part of the list of groups.
    public List<Group> list(ListQuery query) {
        return database.read(tx -> store.list(tx, query));
    }

    /// How many groups the query matches, over all pages.
    public long count(ListQuery query) {
        return database.read(tx -> store.count(tx, query));
    }

    /// Puts a user into a group of ours; once more does no harm. NOT_FOUND when one of them is not there, INVALID
    /// when another directory says who is in the group.
    public void add(Actor actor, long group, long user) {
        database.transact(tx -> {
            Group found = store.find(tx, group).orElseThrow(() -> unknown(group));
            if (found.kind() != Group.Kind.INTERNAL) {
                throw new DomainException(
                        PermissionErrorCode.BAD_REQUEST,
                        "who is in the group %s is said by the directory that it comes from".formatted(found.name()));
            }
            String username = users.username(tx, user)
                    .orElseThrow(() -> new DomainException(PermissionErrorCode.NOT_FOUND, "there is no user " + user));
            store.addMember(tx, group, user);
            append(tx, actor, found, "put %s into the group %s".formatted(username, found.name()));
            return true;
        });
    }

    /// Takes a user out of a group; NOT_FOUND when it was not in it.
    public void remove(Actor actor, long group, long user) {
        database.transact(tx -> {
            Group found = store.find(tx, group).orElseThrow(() -> unknown(group));
            String username = users.username(tx, user).orElse("");
            append(tx, actor, found, "took %s out of the group %s".formatted(username, found.name()));
            if (!store.removeMember(tx, group, user)) {
                throw new DomainException(
                        PermissionErrorCode.NOT_FOUND, "the user %d is not in the group %d".formatted(user, group));
            }
            return true;
        });
    }

    /// The users in a group in order of their ids, after `afterId` and at most `limit`.
    public List<User> members(long group, long afterId, int limit) {
        return database.read(tx -> users.byId(tx, store.members(tx, group, afterId, limit)));
    }

    private void append(Transaction tx, Actor actor, Group group, String sentence) {
        outbox.append(tx, Event.updated(actor, "group", group.name()).telling(sentence));
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }

    private static String checked(String name) {
        String stripped = name.strip();
        if (stripped.isEmpty()
                || stripped.length() > MAX_NAME
                || stripped.chars().anyMatch(Character::isISOControl)) {
            throw new DomainException(
                    PermissionErrorCode.BAD_REQUEST,
                    "group_name: it must have 1 to %d characters, none of them a control character"
                            .formatted(MAX_NAME));
        }
        return stripped;
    }

    private static DomainException taken(String name) {
        return new DomainException(PermissionErrorCode.CONFLICT, "group_name: '%s' is taken".formatted(name));
    }

    private static DomainException unknown(long id) {
        return new DomainException(PermissionErrorCode.NOT_FOUND, "there is no group " + id);
    }
}
