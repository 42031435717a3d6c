package dev.berth.access.principal;

import dev.berth.platform.db.Database;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.events.Event;
import dev.berth.platform.events.Outbox;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.DomainException;
import dev.berth.platform.kernel.Field;
import dev.berth.platform.kernel.Fields;
import dev.berth.platform.kernel.ListQuery;
import dev.berth.platform.kernel.Secret;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/// The local users. Safe for use by many threads.
public final class Users {

    /// What a list of users can be narrowed to and ordered by.
    public static final Fields FIELDS = Fields.of(
            Field.number("user_id"),
            Field.text("username"),
            Field.text("email"),
            Field.text("realname"),
            Field.text("comment"),
            Field.flag("sysadmin_flag"),
            Field.time("creation_time"),
            Field.time("update_time"));

    private final Database database;
    private final PasswordHash hash;
    private final Outbox outbox;
    private final InstantSource clock;
    private final List<PasswordChange> changes = new CopyOnWriteArrayList<>();
    private volatile ReservedNames reserved = (_, _) -> Optional.empty();
    private final JdbcUserStore store = new JdbcUserStore();

    public Users(Database database, PasswordHash hash, Outbox outbox, InstantSource clock) {
        this.database = database;
        this.outbox = outbox;
        this.hash = hash;
        this.clock = clock;
    }

    /// Makes a user. Refused when the name or address is taken (CONFLICT) or a part is not acceptable (INVALID,
    /// names the field).
    public User create(Actor actor, NewUser user) {
        ReadyUser ready = ready(user);
        return database.transact(tx -> create(tx, actor, ready));
    }

    /// Checks a user to be made and hashes the password; nothing is written. Slow on purpose: not in a transaction.
    /// Refused when a part is not acceptable (INVALID, names the field).
    public ReadyUser ready(NewUser user) {
        UserRules.check(user);
        return new ReadyUser(user, hash.of(user.password()));
    }

    /// From now on nobody is given a name that this objects to; before the first request.
    public void reserve(ReservedNames names) {
        reserved = names;
    }

    /// Makes a user inside a transaction; CONFLICT when the name or address is taken, INVALID when the name is kept
    /// for others.
    public User create(Transaction tx, Actor actor, ReadyUser ready) {
        reserved.objection(tx, ready.user().username()).ifPresent(why -> {
            throw new DomainException(PrincipalErrorCode.BAD_REQUEST, "username: " + why);
        });
        User made = store.insert(tx, ready, clock.instant()).orElseThrow(() -> taken(tx, ready.user()));
        outbox.append(tx, Event.created(actor, "user", made.username()));
        return made;
    }

    /// The user with this id.
    public Optional<User> find(long id) {
        return database.read(tx -> store.find(tx, id));
    }

    /// The user with this name; names differ by case-insensitive comparison.
    public Optional<User> findByName(String username) {
        return database.read(tx -> store.findByName(tx, username));
    }

    /// The name of the user with this id, inside a transaction.
    public Optional<String> username(Transaction tx, long id) {
        return store.find(tx, id).map(User::username);
    }

    /// The user with this name, and what proves them.
    public Optional<Credential> credential(String username) {
        return database.read(tx -> store.credential(tx, username));
    }

    /// A part of the list of users.
    public List<User> list(ListQuery query) {
        return database.read(tx -> store.list(tx, query));
    }

    /// How many users the query matches, over all pages.
    public long count(ListQuery query) {
        return database.read(tx -> store.count(tx, query));
    }

    /// The first users by name whose names begin so, upper or lower case; by an index.
    public List<User> startingWith(String beginning, int limit) {
        return database.read(tx -> startingWith(tx, beginning, limit));
    }

    /// As above, inside a transaction.
    public List<User> startingWith(Transaction tx, String beginning, int limit) {
        return store.startingWith(tx, beginning, limit);
    }

    /// The names of those of these users that exist, by id, inside a transaction.
    public Map<Long, String> names(Transaction tx, Collection<Long> ids) {
        return byId(tx, ids).stream().collect(Collectors.toMap(User::id, User::username));
    }

    /// Those of these users that exist, in order of their ids, inside a transaction.
    public List<User> byId(Transaction tx, Collection<Long> ids) {
        return ids.isEmpty() ? List.of() : store.byId(tx, ids);
    }

    /// Changes what a user may change about themselves; NOT_FOUND when there is no such user, CONFLICT when the
    /// address is taken, INVALID when a part is not acceptable (names the field).
    public void change(Actor actor, long id, Profile profile) {
        UserRules.check(profile);
        database.transact(tx -> {
            boolean others = store.findByEmail(tx, profile.email())
                    .filter(found -> found.id() != id)
                    .isPresent();
            if (others) {
                throw new DomainException(
                        PrincipalErrorCode.CONFLICT, "email: '%s' is taken".formatted(profile.email()));
            }
            requireUser(store.update(tx, id, profile, clock.instant()), id);
            append(tx, actor, id, "changed the profile of %s");
            return true;
        });
    }

    /// Makes a user a system administrator, or no longer one; NOT_FOUND when there is no such user, DENIED when it
    /// is the last.
    public void setAdministrator(Actor actor, long id, boolean administrator) {
        database.transact(tx -> {
            requireUser(store.updateAdministrator(tx, id, administrator, clock.instant()), id);
            append(
                    tx,
                    actor,
                    id,
                    administrator ? "made %s a system administrator" : "made %s no longer a system administrator");
            requireAdministrator(tx);
            return true;
        });
    }

    /// Replaces a password with another one; NOT_FOUND when there is no such user, INVALID when it is not acceptable
    /// or the same.
    public void changePassword(Actor actor, long id, Secret password, PasswordChange.By by) {
        User user = find(id).orElseThrow(() -> unknown(id));
        Credential credential = credential(user.username()).orElseThrow(() -> unknown(id));
        UserRules.checkPassword("new_password", password);
        if (hash.matches(password, credential.passwordHash())) {
            throw new DomainException(PrincipalErrorCode.BAD_REQUEST, "new_password: it is the same as the old one");
        }
        write(actor, id, password, by);
    }

    /// Deletes a user inside a transaction that has taken away all that was granted to it; NOT_FOUND when there is
    /// no such user, DENIED when it is the one who asks, or the last system administrator.
    public void delete(Transaction tx, Actor actor, long id) {
        if (actor.kind() == Actor.Kind.USER && actor.id() == id) {
            throw new DomainException(PrincipalErrorCode.DENIED, "nobody deletes themselves");
        }
        String username = username(tx, id).orElseThrow(() -> unknown(id));
        store.delete(tx, id);
        requireAdministrator(tx);
        outbox.append(tx, Event.deleted(actor, "user", username));
    }

    private void append(Transaction tx, Actor actor, long id, String sentence) {
        String username = username(tx, id).orElseThrow(() -> unknown(id));
        outbox.append(tx, Event.updated(actor, "user", username).telling(sentence.formatted(username)));
    }

    private void requireAdministrator(Transaction tx) {
        if (!store.anyAdministrator(tx)) {
            throw new DomainException(
                    PrincipalErrorCode.DENIED, "this is the last system administrator; make another one first");
        }
    }

    private static void requireUser(boolean touched, long id) {
        if (!touched) {
            throw unknown(id);
        }
    }

    private static DomainException unknown(long id) {
        return new DomainException(PrincipalErrorCode.NOT_FOUND, "there is no user " + id);
    }

    /// The slow hash of a secret that somebody chose, for other accounts than users; INVALID when it is weak. Not
    /// in a transaction.
    ///
    /// @param field what the secret is called where it was given
    public String hashed(String field, Secret secret) {
        UserRules.checkPassword(field, secret);
        return hash.of(secret);
    }

    /// Whether the password is the one of this stored hash.
    public boolean proves(Secret password, String passwordHash) {
        return hash.matches(password, passwordHash);
    }

    /// The user's password in the form in which it is kept; it stays so until the transaction ends.
    public Optional<Secret> lockPassword(Transaction tx, long id) {
        return store.lockPassword(tx, id).map(Secret::new);
    }

    /// Takes as long as finding out whether a password is right.
    public void provesNobody(Secret password) {
        hash.matchNobody(password);
    }

    /// The form of a name in which names are compared.
    public static String key(String username) {
        return UserRules.key(username);
    }

    /// Replaces the password of somebody who has lost it; NOT_FOUND when there is no such user, INVALID when it is
    /// not acceptable.
    public void setPassword(Actor actor, long id, Secret password) {
        UserRules.checkPassword(password);
        write(actor, id, password, PasswordChange.By.SOMEBODY_ELSE);
    }

    private void write(Actor actor, long id, Secret password, PasswordChange.By by) {
        String encoded = hash.of(password);
        database.transact(tx -> {
            requireUser(store.updatePassword(tx, id, encoded, clock.instant()), id);
            append(tx, actor, id, "gave %s a new password");
            changes.forEach(change -> change.changed(tx, id, by));
            return true;
        });
    }

    /// Has this called whenever a password is replaced; before the first request.
    public void whenPasswordChanges(PasswordChange change) {
        changes.add(change);
    }

    /// Whether any administrator exists.
    public boolean any() {
        return database.read(store::anyAdministrator);
    }

    /// Whether any administrator exists, inside a transaction.
    public boolean any(Transaction tx) {
        return store.anyAdministrator(tx);
    }

    private DomainException taken(Transaction tx, NewUser user) {
        return new DomainException(
                PrincipalErrorCode.CONFLICT,
                store.nameTaken(tx, user.username())
                        ? "username: '%s' is taken".formatted(user.username())
                        : "email: '%s' is taken".formatted(user.email()));
    }
}
