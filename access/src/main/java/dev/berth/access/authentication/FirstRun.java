package dev.berth.access.authentication;

import dev.berth.access.principal.NewUser;
import dev.berth.access.principal.ReadyUser;
import dev.berth.access.principal.User;
import dev.berth.access.principal.Users;
import dev.berth.platform.db.Database;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.DomainException;
import dev.berth.platform.kernel.Secret;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// The one-time code that makes the first administrator. Safe for use by many threads and processes.
public final class FirstRun {

    // Guessing a hundred bits is hopeless; the limit keeps the noise down, and is mild, because everybody shares it.
    private static final GuessingLimit LIMIT =
            new GuessingLimit(10, 10, Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofHours(1));
    private static final Actor SETUP = Actor.system("setup");

    private final Database database;
    private final Users users;
    private final SecureRandom random;
    private final InstantSource clock;
    private final Guessing guessing;
    private final JdbcFirstRunStore store = new JdbcFirstRunStore();

    public FirstRun(Database database, Users users, SecureRandom random, InstantSource clock) {
        this.database = database;
        this.users = users;
        this.random = random;
        this.clock = clock;
        this.guessing = new Guessing(database, LIMIT, clock);
    }

    /// A new one-time code while no administrator exists, replacing an earlier one; empty afterwards. Only a hash
    /// is kept.
    public Optional<Secret> open() {
        Secret code = FirstRunCode.make(random);
        return database.transact(tx -> {
            if (users.any(tx)) {
                store.close(tx);
                return Optional.empty();
            }
            store.open(tx, FirstRunCode.hash(code), clock.instant());
            guessing.forgive(tx, Subject.firstRun());
            return Optional.of(code);
        });
    }

    /// Whether the first administrator is still to be made.
    public boolean pending() {
        return !users.any();
    }

    /// Makes the first administrator; DENIED when the code is wrong (guessing is throttled: TOO_MANY) or one exists.
    /// INVALID or CONFLICT as [Users#create]; the code stays good then. Of several who complete at once, one does.
    public User complete(Secret code, String username, String email, Secret password) {
        requirePatience();
        String hash = FirstRunCode.hash(code);
        if (!opens(hash)) {
            guessing.failed(Subject.firstRun());
            throw denied();
        }
        ReadyUser administrator = users.ready(administrator(username, email, password));
        return database.transact(tx -> {
            // Asked again: hashing took a while, and another may have come first or opened anew.
            if (users.any(tx) || !store.codeHash(tx).filter(hash::equals).isPresent()) {
                throw denied();
            }
            store.close(tx);
            return users.create(tx, SETUP, administrator);
        });
    }

    /// Makes the first administrator without a code, for who starts Berth with a password in a file or at its
    /// command line; empty when an administrator exists. INVALID or CONFLICT as [Users#create].
    public Optional<User> completeUnattended(String username, String email, Secret password) {
        if (!pending()) {
            return Optional.empty();
        }
        ReadyUser administrator = users.ready(administrator(username, email, password));
        return database.transact(tx -> {
            if (users.any(tx)) {
                return Optional.empty();
            }
            store.close(tx);
            return Optional.of(users.create(tx, SETUP, administrator));
        });
    }

    private boolean opens(String hash) {
        return database.read(tx -> !users.any(tx)
                && store.codeHash(tx)
                        .filter(kept -> FirstRunCode.same(kept, hash))
                        .isPresent());
    }

    private void requirePatience() {
        Duration wait = guessing.wait(Subject.firstRun());
        if (wait.isPositive()) {
            throw new DomainException(
                    AuthenticationErrorCode.TOO_MANY_REQUEST,
                    "too many wrong codes; try again in %d s, or restart Berth for a new code"
                            .formatted(wait.toSeconds() + 1));
        }
    }

    private static NewUser administrator(String username, String email, Secret password) {
        return new NewUser(username, email, "", "the first administrator", password, true);
    }

    private static DomainException denied() {
        return new DomainException(
                AuthenticationErrorCode.DENIED,
                "the code does not open the setup: it is wrong, was replaced by a later start, or the setup is done");
    }
}
