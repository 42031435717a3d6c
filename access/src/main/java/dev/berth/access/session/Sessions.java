package dev.berth.access.session;

import dev.berth.access.authentication.MadeSecret;
import dev.berth.access.principal.PasswordChange;
import dev.berth.access.principal.Principal;
import dev.berth.access.principal.User;
import dev.berth.access.principal.Users;
import dev.berth.access.session.JdbcSessionStore.Known;
import dev.berth.access.session.JdbcSessionStore.Session;
import dev.berth.platform.db.Database;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.DomainException;
import dev.berth.platform.kernel.Ids;
import dev.berth.platform.kernel.Secret;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The sessions of users who signed in with a browser. They are rows, so each node knows them, and a session that was
/// ended is over at once. Safe for use by many threads.
public final class Sessions implements PasswordChange {

    /// A session ends after so long, however busy it is.
    private static final Duration LONGEST = Duration.ofDays(7);
    /// Use is written down no more often than this, or twice in the time that a session lasts without use.
    private static final Duration RENEWED = Duration.ofMinutes(1);
    /// Somebody is shown no more of them; whoever has more can end all.
    private static final int MAX_LISTED = 100;

    private final Database database;
    private final Users users;
    private final Ids ids;
    private final SecureRandom random;
    private final InstantSource clock;
    private final Supplier<Duration> idle;
    private final JdbcSessionStore store = new JdbcSessionStore();

    /// Whether a request keeps its session alive.
    public enum Use {
        RENEW,
        LEAVE
    }

    /// @param idle how long a session lasts without being used
    public Sessions(
            Database database,
            Users users,
            Ids ids,
            SecureRandom random,
            InstantSource clock,
            Supplier<Duration> idle) {
        this.database = database;
        this.users = users;
        this.ids = ids;
        this.random = random;
        this.clock = clock;
        this.idle = idle;
    }

    /// The password that a user of this name has now, in the form in which it is kept.
    ///
    /// @param stored empty when there is no such user
    public record Standing(Optional<Secret> stored) {}

    /// How a user stands; to be asked before the password that was shown is checked.
    public Standing standing(String username) {
        return new Standing(users.credential(username).map(known -> new Secret(known.passwordHash())));
    }

    /// Begins a session of a user who has just shown a password; what the browser shows from now on. Empty when the
    /// password was replaced since, for that ended all that the old one had opened.
    public Optional<Secret> open(Principal user, Standing before, Place place) {
        Secret shown = MadeSecret.make(random);
        Instant now = clock.instant();
        Instant oldest = now.minus(idle.get());
        return database.transact(tx -> {
            // Whoever replaces the password now waits for this row, and then finds the session to end.
            if (!users.lockPassword(tx, user.id()).equals(before.stored())) {
                return Optional.empty();
            }
            store.deleteUnseenSince(tx, oldest);
            store.insert(tx, MadeSecret.hash(shown), ids.next(), user.id(), place, now);
            return Optional.of(shown);
        });
    }

    /// Whose session this is, as they are now; empty when it is over.
    public Optional<Principal> find(Secret shown, Use use) {
        String hash = MadeSecret.hash(shown);
        Instant now = clock.instant();
        Duration lasts = idle.get();
        Duration half = lasts.dividedBy(2);
        Instant oldest = now.minus(lasts);
        Optional<Session> session = database.read(tx -> store.find(tx, hash))
                .filter(found ->
                        found.seenAt().isAfter(oldest) && found.createdAt().isAfter(now.minus(LONGEST)));
        if (use == Use.RENEW
                && session.filter(found ->
                                found.seenAt().isBefore(now.minus(half.compareTo(RENEWED) < 0 ? half : RENEWED)))
                        .isPresent()) {
            database.transact(tx -> {
                store.see(tx, hash, now);
                return true;
            });
        }
        return session.flatMap(found -> users.find(found.userId())).map(User::principal);
    }

    /// Ends a session; one that is over already stays so.
    public void close(Secret shown) {
        database.transact(tx -> {
            store.delete(tx, MadeSecret.hash(shown));
            return true;
        });
    }

    /// The sessions of a user that are not over, at most a hundred, the newest first; DENIED to who is no user that
    /// came with a password or a session.
    ///
    /// @param present what shows the session of the request; empty when it came with a password
    public List<LoginSession> list(Principal owner, Optional<Secret> present) {
        requireOwner(owner);
        String hash = present.map(MadeSecret::hash).orElse("");
        Instant now = clock.instant();
        Instant seen = now.minus(idle.get());
        List<Known> found = database.read(tx -> known(tx, owner, now, seen));
        if (found.stream().anyMatch(session -> session.id().isEmpty())) {
            found = database.transact(tx -> {
                known(tx, owner, now, seen).stream()
                        .filter(session -> session.id().isEmpty())
                        .forEach(session -> store.name(tx, session.hash(), ids.next()));
                return known(tx, owner, now, seen);
            });
        }
        return found.stream()
                .flatMap(session -> session.id().stream().map(id -> shown(session, id, hash)))
                .toList();
    }

    private List<Known> known(Transaction tx, Principal owner, Instant now, Instant seen) {
        return store.list(tx, owner.id(), now.minus(LONGEST), seen, MAX_LISTED);
    }

    private static LoginSession shown(Known session, String id, String present) {
        return new LoginSession(
                id,
                session.createdAt(),
                session.seenAt(),
                session.address().filter(text -> !text.isEmpty()),
                session.client().filter(text -> !text.isEmpty()),
                session.hash().equals(present));
    }

    /// Ends a session by its id; NOT_FOUND when the user has none with it, DENIED as [#list].
    public void end(Principal owner, String id) {
        requireOwner(owner);
        if (!database.transact(tx -> store.delete(tx, owner.id(), id))) {
            throw new DomainException(SessionErrorCode.NOT_FOUND, "you have no session with this id");
        }
    }

    /// Ends all sessions of a user but that of the request; DENIED as [#list].
    ///
    /// @param present as [#list]; when it is empty, all end
    public void endOthers(Principal owner, Optional<Secret> present) {
        requireOwner(owner);
        String hash = present.map(MadeSecret::hash).orElse("");
        database.transact(tx -> {
            store.deleteOthers(tx, owner.id(), hash);
            return true;
        });
    }

    /// A token that could end sessions would be good for more than its scopes say.
    private static void requireOwner(Principal owner) {
        if (owner.kind() != Actor.Kind.USER || owner.limit().isPresent()) {
            throw new DomainException(
                    SessionErrorCode.DENIED,
                    "sessions are those of users, who manage them with their password and not with a token");
        }
    }

    /// Ends all sessions of a user.
    @Override
    public void changed(Transaction tx, long user, PasswordChange.By by) {
        store.deleteOf(tx, user);
    }
}
