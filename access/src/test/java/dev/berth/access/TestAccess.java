package dev.berth.access;

import dev.berth.access.principal.HashCost;
import dev.berth.access.principal.NewUser;
import dev.berth.access.principal.PasswordHash;
import dev.berth.access.principal.Users;
import dev.berth.platform.db.Database;
import dev.berth.platform.events.Outbox;
import dev.berth.platform.kernel.Secret;
import dev.berth.platform.kernel.TestRandom;
import java.time.InstantSource;

/// Users for tests: real ones, with hashes that cost little.
public final class TestAccess {

    /// A password that the rules accept.
    public static final Secret PASSWORD = new Secret("Harbour-Light-7");

    public static final Secret WRONG = new Secret("Harbour-Light-8");

    private TestAccess() {}

    public static Users users(Database database, InstantSource clock) {
        return new Users(
                database,
                new PasswordHash(new HashCost(8, 1, 1), 2, TestRandom.seeded("passwords")),
                new Outbox(clock),
                clock);
    }

    public static NewUser person(String name) {
        return new NewUser(name, name.toLowerCase(java.util.Locale.ROOT) + "@example.org", name, "", PASSWORD, false);
    }
}
