package dev.berth.access.principal;

import dev.berth.platform.db.Database;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.events.Event;
import dev.berth.platform.events.Outbox;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.DomainException;
import dev.berth.platform.kernel.Secret;
import java.time.InstantSource;
import java.util.Optional;

/// The local users. Safe for use by many threads.
public final class Users {

    private final Database database;
    private final PasswordHash hash;
    private final Outbox outbox;
    private final InstantSource clock;
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

    /// Makes a user inside a transaction; CONFLICT when the name or address is taken.
    public User create(Transaction tx, Actor actor, ReadyUser ready) {
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

    /// Takes as long as finding out whether a password is right.
    public void provesNobody(Secret password) {
        hash.matchNobody(password);
    }

    /// The form of a name in which names are compared.
    public static String key(String username) {
        return UserRules.key(username);
    }

    /// Replaces a password; NOT_FOUND when there is no such user, INVALID when it is not acceptable.
    public void setPassword(Actor actor, long id, Secret password) {
        UserRules.checkPassword(password);
        String encoded = hash.of(password);
        database.transact(tx -> {
            String username = username(tx, id)
                    .orElseThrow(() -> new DomainException(PrincipalErrorCode.NOT_FOUND, "there is no user " + id));
            outbox.append(
                    tx, Event.updated(actor, "user", username).telling("gave %s a new password".formatted(username)));
            return store.updatePassword(tx, id, encoded, clock.instant());
        });
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
