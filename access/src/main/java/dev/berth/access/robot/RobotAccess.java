package dev.berth.access.robot;

import dev.berth.access.authentication.LastUses;
import dev.berth.access.authentication.Login;
import dev.berth.access.authentication.LoginSource;
import dev.berth.access.authentication.MadeSecret;
import dev.berth.access.permission.Permission;
import dev.berth.access.permission.RobotGrant;
import dev.berth.access.permission.RobotGrant.Reach;
import dev.berth.access.permission.RobotRights;
import dev.berth.access.principal.Principal;
import dev.berth.access.robot.JdbcRobotStore.Secrets;
import dev.berth.platform.db.Database;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.Secret;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

/// Lets robots in, and says what they may. Safe for use by many threads; every answer comes from the database, so
/// that a robot that was disabled is out at once, on every node.
public final class RobotAccess implements LoginSource, RobotRights, AutoCloseable {

    private final Database database;
    private final InstantSource clock;
    private final JdbcRobotStore robots = new JdbcRobotStore();
    private final JdbcGrantStore grants = new JdbcGrantStore();
    private final LastUses uses;
    private final Supplier<String> prefix;

    /// @param prefix what the names that robots log in with begin with; when it changes, no robot gets in under its
    ///     former name
    public RobotAccess(Database database, InstantSource clock, Supplier<String> prefix) {
        this.prefix = prefix;
        this.database = database;
        this.clock = clock;
        this.uses = new LastUses(database, clock, robots::saveLastUses);
    }

    @Override
    public Optional<Login> find(String username, Secret secret) {
        String beginning = prefix.get();
        if (!username.startsWith(beginning)) {
            return Optional.empty();
        }
        return database.read(tx -> robots.secrets(tx, username.substring(beginning.length())))
                .map(kept -> judge(kept, username, secret))
                // With a dollar it is the name of no user either.
                .or(() -> beginning.indexOf('$') >= 0 ? Optional.of(new Login.Wrong()) : Optional.empty());
    }

    private Login judge(Secrets kept, String username, Secret secret) {
        Instant now = clock.instant();
        List<String> hashes = kept.hashes(now);
        if (hashes.stream().anyMatch(hash -> MadeSecret.fits(secret, hash))) {
            return kept.inForce(now) ? new Login.Proven(principal(kept, username)) : new Login.Closed();
        }
        List<String> chosen =
                hashes.stream().filter(hash -> !MadeSecret.made(hash)).toList();
        return chosen.isEmpty() || !kept.inForce(now)
                ? new Login.Wrong()
                : new Login.Chosen(principal(kept, username), chosen);
    }

    private static Principal principal(Secrets robot, String username) {
        return new Principal(Actor.Kind.ROBOT, robot.id(), username, false);
    }

    @Override
    public void used(Principal principal) {
        uses.note(principal.id());
    }

    @Override
    public List<RobotGrant> holding(long robot, Permission permission, long project) {
        return database.read(tx -> grants.holding(tx, robot, permission, project, clock.instant()));
    }

    @Override
    public List<RobotGrant> holding(long robot, Permission permission) {
        return database.read(tx -> grants.holding(tx, robot, permission, clock.instant()));
    }

    @Override
    public Optional<Set<Long>> projects(long robot) {
        Set<Long> projects = new HashSet<>();
        for (Reach reach : database.read(tx -> grants.reaches(tx, robot, clock.instant()))) {
            switch (reach) {
                case Reach.Installation _ -> {}
                case Reach.EveryProject _ -> {
                    return Optional.empty();
                }
                case Reach.OneProject(long id) -> projects.add(id);
            }
        }
        return Optional.of(projects);
    }

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
}
