package dev.berth.access.personal;

import dev.berth.access.authentication.LastUses;
import dev.berth.access.authentication.Login;
import dev.berth.access.authentication.LoginSource;
import dev.berth.access.authentication.MadeSecret;
import dev.berth.access.principal.Ability;
import dev.berth.access.principal.PasswordChange;
import dev.berth.access.principal.Principal;
import dev.berth.access.principal.User;
import dev.berth.access.principal.Users;
import dev.berth.platform.db.Database;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.DomainException;
import dev.berth.platform.kernel.Secret;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;

/// The personal access tokens. Each belongs to one user, who alone makes, sees and revokes it, and never by a token:
/// one that could make another would not end when it is revoked. Safe for use by many threads; a token that was
/// revoked is good for nothing at once, on every node.
public final class PersonalTokens implements PasswordChange, LoginSource, AutoCloseable {

    /// Lives for ever.
    public static final int FOR_EVER = -1;

    /// Tells them from passwords, and lets scanners of source code find them.
    private static final String PREFIX = "berth_pat_";

    private static final int MAX_NAME = 100;
    private static final int MAX_DAYS = 3_650;
    private static final int MAX_TOKENS = 100;

    private final Database database;
    private final Users users;
    private final SecureRandom random;
    private final InstantSource clock;
    private final JdbcPersonalTokenStore store = new JdbcPersonalTokenStore();
    private final LastUses uses;

    public PersonalTokens(Database database, Users users, SecureRandom random, InstantSource clock) {
        this.database = database;
        this.users = users;
        this.random = random;
        this.clock = clock;
        this.uses = new LastUses(database, clock, store::saveLastUses);
    }

    /// Makes a token. INVALID when a part is not acceptable (names it), CONFLICT when the user has one of that name
    /// or too many, DENIED to who is no user with a password.
    ///
    /// @param days how long it lives; -1 for ever
    public NewlyMadeToken create(Principal owner, String name, Set<Ability> abilities, int days) {
        requireOwner(owner);
        check(name, abilities, days);
        Secret secret = new Secret(PREFIX + MadeSecret.make(random).reveal());
        Instant now = Instant.ofEpochMilli(clock.millis());
        Optional<Instant> expiresAt =
                days == FOR_EVER ? Optional.empty() : Optional.of(now.plus(Duration.ofDays(days)));
        return database.transact(tx -> {
            if (store.list(tx, owner.id(), MAX_TOKENS).size() == MAX_TOKENS) {
                throw refused(
                        PersonalTokenErrorCode.CONFLICT,
                        "you have %d tokens already; revoke one first".formatted(MAX_TOKENS));
            }
            return store.insert(tx, owner.id(), name, MadeSecret.hash(secret), abilities, expiresAt, now)
                    .map(token -> new NewlyMadeToken(token, secret))
                    .orElseThrow(() -> refused(
                            PersonalTokenErrorCode.CONFLICT, "name: you have a token '%s' already".formatted(name)));
        });
    }

    /// The tokens of a user, in order of their names; DENIED as [#create].
    public List<PersonalToken> list(Principal owner) {
        requireOwner(owner);
        return database.read(tx -> store.list(tx, owner.id(), MAX_TOKENS));
    }

    /// Revokes a token; NOT_FOUND when the user has none with this id, DENIED as [#create].
    public void revoke(Principal owner, long id) {
        requireOwner(owner);
        if (!database.transact(tx -> store.delete(tx, owner.id(), id))) {
            throw refused(PersonalTokenErrorCode.NOT_FOUND, "you have no token " + id);
        }
    }

    /// What somebody who had the password may have made goes when another gives the user a new one. Users who change
    /// their own keep their tokens.
    @Override
    public void changed(Transaction tx, long user, PasswordChange.By by) {
        if (by == PasswordChange.By.SOMEBODY_ELSE) {
            store.deleteOf(tx, user);
        }
    }

    @Override
    public Optional<Login> find(String username, Secret secret) {
        return secret.reveal().startsWith(PREFIX) ? Optional.of(judge(username, secret)) : Optional.empty();
    }

    private Login judge(String username, Secret secret) {
        Optional<PersonalToken> token = database.read(tx -> store.findByHash(tx, MadeSecret.hash(secret)));
        Optional<User> owner = token.flatMap(found -> users.find(found.userId()))
                .filter(user -> Users.key(user.username()).equals(Users.key(username)));
        if (token.isEmpty() || owner.isEmpty()) {
            return new Login.Wrong();
        }
        if (token.get().expired(clock.instant())) {
            return new Login.Closed();
        }
        uses.note(token.get().id());
        return new Login.Proven(owner.get().principal().limited(token.get().abilities()));
    }

    /// Which token was used is known where it was found only.
    @Override
    public void used(Principal principal) {}

    /// Writes down last uses every `interval` from now on.
    public void start(ScheduledExecutorService scheduler, Duration interval) {
        uses.start(scheduler, interval);
    }

    /// Writes down now what was used last.
    public void flush() {
        uses.flush();
    }

    @Override
    public void close() {
        uses.close();
    }

    private static void requireOwner(Principal owner) {
        if (owner.kind() != Actor.Kind.USER || owner.limit().isPresent()) {
            throw refused(
                    PersonalTokenErrorCode.DENIED,
                    "personal tokens are for users, who manage them with their password and not with a token");
        }
    }

    private static void check(String name, Set<Ability> abilities, int days) {
        if (name.isBlank() || name.length() > MAX_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw refused(
                    PersonalTokenErrorCode.BAD_REQUEST,
                    "name: 1 to %d characters, no control characters among them".formatted(MAX_NAME));
        }
        if (abilities.isEmpty()) {
            throw refused(PersonalTokenErrorCode.BAD_REQUEST, "scopes: at least one");
        }
        if (days != FOR_EVER && (days < 1 || days > MAX_DAYS)) {
            throw refused(
                    PersonalTokenErrorCode.BAD_REQUEST,
                    "expires_in_days: %d for ever, or 1 to %d days".formatted(FOR_EVER, MAX_DAYS));
        }
    }

    private static DomainException refused(PersonalTokenErrorCode code, String message) {
        return new DomainException(code, message);
    }
}
