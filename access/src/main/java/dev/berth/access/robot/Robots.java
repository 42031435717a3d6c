package dev.berth.access.robot;

import dev.berth.access.authentication.MadeSecret;
import dev.berth.access.permission.Permissions;
import dev.berth.access.permission.RobotGrant;
import dev.berth.access.permission.RobotGrant.Reach;
import dev.berth.access.principal.Principal;
import dev.berth.access.principal.Users;
import dev.berth.platform.db.Database;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.DomainException;
import dev.berth.platform.kernel.Field;
import dev.berth.platform.kernel.Fields;
import dev.berth.platform.kernel.ListQuery;
import dev.berth.platform.kernel.Secret;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// The robots. Safe for use by many threads.
public final class Robots {

    /// What lists of robots can be narrowed to and ordered by.
    public static final Fields FIELDS = Fields.of(
            Field.number("id"),
            Field.text("name"),
            Field.text("description"),
            Field.number("duration"),
            Field.flag("disable"),
            Field.time("creation_time"),
            Field.time("update_time"));

    private static final int CANDIDATES = 500;

    private final Database database;
    private final Permissions permissions;
    private final ProjectRegister projects;
    private final Users users;
    private final SecureRandom random;
    private final InstantSource clock;
    private final Supplier<String> prefix;
    private final JdbcRobotStore store = new JdbcRobotStore();
    private final JdbcGrantStore grants = new JdbcGrantStore();

    /// @param prefix what the names that robots log in with begin with; may be another each time
    public Robots(
            Database database,
            Permissions permissions,
            ProjectRegister projects,
            Users users,
            SecureRandom random,
            InstantSource clock,
            Supplier<String> prefix) {
        this.database = database;
        this.permissions = permissions;
        this.projects = projects;
        this.users = users;
        this.random = random;
        this.clock = clock;
        this.prefix = prefix;
    }

    /// Makes a robot. INVALID when a part is not acceptable (names it), DENIED when it would get what its creator has
    /// not, CONFLICT when the name is taken, NOT_FOUND when a project is not there.
    public NewlyMade create(Principal creator, NewRobot robot) {
        RobotRules.check(robot);
        requireHeld(creator, robot.grants());
        Secret secret = MadeSecret.make(random);
        String hash = MadeSecret.hash(secret);
        Instant now = Instant.ofEpochMilli(clock.millis());
        String beginning = prefix.get();
        return database.transact(tx -> {
            if (robot.home() instanceof RobotHome.InProject(long id, String _)) {
                requireProject(tx, id);
            }
            requireProjects(tx, robot.grants());
            long id = store.insert(tx, robot, hash, expiry(now, robot.days()), creator.actor(), now)
                    .orElseThrow(() -> new DomainException(
                            RobotErrorCode.CONFLICT, "the robot name '%s' is taken".formatted(robot.name())));
            grants.replace(tx, id, robot.grants());
            return new NewlyMade(find(tx, id, beginning).orElseThrow(), secret);
        });
    }

    /// Changes a robot; its grants are replaced. Refused as [#create].
    public void update(Principal changer, long id, RobotChange change) {
        Robot robot = find(id).orElseThrow(() -> unknown(id));
        RobotRules.check(robot, change);
        requireHeld(changer, change.grants());
        database.transact(tx -> {
            Robot current = store.find(tx, id, robot.prefix()).orElseThrow(() -> unknown(id));
            requireProjects(tx, change.grants());
            store.update(tx, id, change, expiry(current.createdAt(), change.days()), clock.instant());
            grants.replace(tx, id, change.grants());
            return true;
        });
    }

    /// Gives a robot a new secret. The one that it has is good for `overlap` more, at most a week, so that nothing
    /// stands still while the new one is carried to where it is used; one that leaked needs an overlap of zero.
    ///
    /// DENIED to who has not all that the robot has: the secret would lend it.
    ///
    /// @param chosen the new secret; empty to have one made. INVALID when it is weak
    public IssuedSecret refresh(Principal changer, long id, Optional<Secret> chosen, Duration overlap) {
        RobotRules.checkOverlap(overlap);
        requireHeld(changer, find(id).orElseThrow(() -> unknown(id)).grants());
        Secret secret = chosen.orElseGet(() -> MadeSecret.make(random));
        // What somebody chose may be a word: it gets the slow hash of passwords.
        String hash = chosen.isPresent() ? users.hashed("secret", secret) : MadeSecret.hash(secret);
        Instant now = clock.instant();
        Optional<Instant> oldUntil = overlap.isZero() ? Optional.empty() : Optional.of(now.plus(overlap));
        boolean found = database.transact(tx -> store.updateSecret(tx, id, hash, oldUntil, now));
        if (!found) {
            throw unknown(id);
        }
        return new IssuedSecret(chosen.isPresent() ? Optional.empty() : Optional.of(secret), oldUntil);
    }

    /// Deletes a robot; NOT_FOUND when there is none.
    public void delete(Actor actor, long id) {
        if (!database.transact(tx -> store.delete(tx, id))) {
            throw unknown(id);
        }
    }

    /// Deletes the robots of a project that goes, and what others were given in it.
    public void forgetProject(Transaction tx, long project) {
        store.deleteOfProject(tx, project);
        grants.deleteOfProject(tx, project);
    }

    /// The robot with this id.
    public Optional<Robot> find(long id) {
        String beginning = prefix.get();
        return database.read(tx -> find(tx, id, beginning));
    }

    /// A page of robots.
    ///
    /// @param project whose robots; empty for those of the installation
    public List<Robot> list(Optional<Long> project, ListQuery query) {
        String beginning = prefix.get();
        return database.read(tx -> {
            List<Robot> page = store.list(tx, project, query, beginning);
            Map<Long, List<RobotGrant>> held =
                    grants.of(tx, page.stream().map(Robot::id).toList());
            return page.stream()
                    .map(robot -> robot.with(held.getOrDefault(robot.id(), List.of())))
                    .toList();
        });
    }

    /// The first robots by name whose names begin so, without their grants; by an index. Of a range that many others
    /// are in, those among the first few hundred.
    ///
    /// @param beginning of the name, or of the project's name, a plus and the name
    /// @param homes whose robots are wanted
    public List<Robot> startingWith(String beginning, Predicate<Optional<Long>> homes, int limit) {
        String prefixed = prefix.get();
        return database.read(tx -> store.startingWith(tx, beginning, CANDIDATES, prefixed)).stream()
                .filter(robot -> homes.test(robot.project()))
                .limit(limit)
                .toList();
    }

    /// How many robots the query matches, over all pages.
    public long count(Optional<Long> project, ListQuery query) {
        String beginning = prefix.get();
        return database.read(tx -> store.count(tx, project, query, beginning));
    }

    private Optional<Robot> find(Transaction tx, long id, String beginning) {
        return store.find(tx, id, beginning)
                .map(robot -> robot.with(grants.of(tx, List.of(id)).getOrDefault(id, List.of())));
    }

    /// Else who may make robots could make one that may more, and use it.
    private void requireHeld(Principal giver, List<RobotGrant> given) {
        for (RobotGrant grant : given) {
            if (!permissions.holds(giver, grant)) {
                throw new DomainException(
                        RobotErrorCode.DENIED,
                        "you cannot give the permission %s: you do not have it there yourself"
                                .formatted(grant.permission()));
            }
        }
    }

    private void requireProjects(Transaction tx, List<RobotGrant> given) {
        given.stream()
                .map(RobotGrant::reach)
                .distinct()
                .filter(Reach.OneProject.class::isInstance)
                .map(Reach.OneProject.class::cast)
                .forEach(reach -> requireProject(tx, reach.id()));
    }

    private void requireProject(Transaction tx, long id) {
        if (!projects.exists(tx, id)) {
            throw new DomainException(RobotErrorCode.NOT_FOUND, "there is no project " + id);
        }
    }

    private static Optional<Instant> expiry(Instant from, int days) {
        return days == Robot.FOR_EVER ? Optional.empty() : Optional.of(from.plus(Duration.ofDays(days)));
    }

    private static DomainException unknown(long id) {
        return new DomainException(RobotErrorCode.NOT_FOUND, "there is no robot " + id);
    }
}
