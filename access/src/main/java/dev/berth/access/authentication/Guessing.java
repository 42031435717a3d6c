package dev.berth.access.authentication;

import dev.berth.access.authentication.JdbcFailureStore.Failures;
import dev.berth.platform.db.Database;
import dev.berth.platform.db.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Counts failures and makes who guesses wait, on all nodes together.
///
/// A name is counted over all addresses, so that many machines guess no faster than one. That alone would let anybody
/// lock somebody out; therefore an address from which the name was used with success lately has a count of its own,
/// and is open to that name whatever happens elsewhere. An address is counted over all names, for who tries one
/// password on many names.
final class Guessing {

    private static final Duration ADDRESS_STAYS_KNOWN = Duration.ofDays(30);
    private static final Duration KNOWN_IS_REFRESHED = Duration.ofDays(1);
    private static final int KNOWN_ADDRESSES = 32;

    private final Database database;
    private final GuessingLimit limit;
    private final InstantSource clock;
    private final JdbcFailureStore store = new JdbcFailureStore();

    Guessing(Database database, GuessingLimit limit, InstantSource clock) {
        this.database = database;
        this.limit = limit;
        this.clock = clock;
    }

    /// One counter: whose failures, and how many are free.
    private record Counter(Subject subject, int free) {}

    /// An attempt to log in as somebody from somewhere.
    record Attempt(Subject name, Subject address, Subject nameAtAddress) {

        static Attempt of(String username, String remoteAddress) {
            return new Attempt(
                    Subject.name(username), Subject.address(remoteAddress), Subject.nameAt(username, remoteAddress));
        }
    }

    /// How long this attempt has to wait; zero when it may be made now.
    Duration wait(Attempt attempt) {
        return database.read(tx -> {
            Duration wait = Duration.ZERO;
            for (Counter counter : closing(tx, attempt)) {
                Duration of = wait(tx, counter.subject());
                wait = of.compareTo(wait) > 0 ? of : wait;
            }
            return wait;
        });
    }

    void failed(Attempt attempt) {
        database.transact(tx -> {
            Counter byName = byName(tx, attempt);
            count(tx, byName);
            count(tx, byAddress(attempt));
            return true;
        });
    }

    /// Clears the count of the name, and remembers that it was used from this address. An address' own count stays:
    /// who has one account there could clear it between guesses.
    void succeeded(Attempt attempt) {
        Instant now = clock.instant();
        boolean nothingToDo = database.read(tx ->
                store.find(tx, byName(tx, attempt).subject()).isEmpty()
                        && store.known(tx, attempt.nameAtAddress())
                                .filter(seen -> seen.isAfter(now.minus(KNOWN_IS_REFRESHED)))
                                .isPresent());
        if (nothingToDo) {
            return;
        }
        database.transact(tx -> {
            store.delete(tx, byName(tx, attempt).subject());
            store.saveKnown(tx, attempt.name(), attempt.nameAtAddress(), now);
            store.pruneKnown(tx, attempt.name(), KNOWN_ADDRESSES, now.minus(ADDRESS_STAYS_KNOWN));
            return true;
        });
    }

    /// As [#wait(Attempt)], of attempts that have neither name nor address.
    Duration wait(Subject subject) {
        return database.read(tx -> wait(tx, subject));
    }

    void failed(Subject subject) {
        database.transact(tx -> {
            count(tx, new Counter(subject, limit.freeByName()));
            return true;
        });
    }

    void forgive(Transaction tx, Subject subject) {
        store.delete(tx, subject);
    }

    private List<Counter> closing(Transaction tx, Attempt attempt) {
        Counter byName = byName(tx, attempt);
        // Where somebody is at home, the guesses of a neighbour behind the same address do not count.
        return byName.subject().equals(attempt.nameAtAddress()) ? List.of(byName) : List.of(byName, byAddress(attempt));
    }

    private Counter byName(Transaction tx, Attempt attempt) {
        Instant now = clock.instant();
        boolean atHome = store.known(tx, attempt.nameAtAddress())
                .filter(seen -> seen.isAfter(now.minus(ADDRESS_STAYS_KNOWN)))
                .isPresent();
        return new Counter(atHome ? attempt.nameAtAddress() : attempt.name(), limit.freeByName());
    }

    private Counter byAddress(Attempt attempt) {
        return new Counter(attempt.address(), limit.freeByAddress());
    }

    private Duration wait(Transaction tx, Subject subject) {
        Instant now = clock.instant();
        return store.find(tx, subject)
                .map(failures -> Duration.between(now, failures.closedUntil()))
                .filter(wait -> wait.isPositive())
                // A clock that was set back closes nothing for longer than it was meant.
                .map(wait -> wait.compareTo(limit.longest()) < 0 ? wait : limit.longest())
                .orElse(Duration.ZERO);
    }

    private void count(Transaction tx, Counter counter) {
        Instant now = clock.instant();
        Instant forgotten = now.minus(limit.forgotten());
        Optional<Failures> before = store.find(tx, counter.subject())
                .filter(failures -> failures.failedAt().isAfter(forgotten));
        int count = before.map(Failures::count).orElse(0) + 1;
        Duration wait = limit.wait(count, counter.free());
        store.save(tx, counter.subject(), new Failures(count, now, now.plus(wait)));
        store.deleteSomeOlderThan(tx, forgotten);
    }
}
