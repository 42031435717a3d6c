package dev.berth.control.preference;

import dev.berth.access.principal.Principal;
import dev.berth.oci.InvalidOciValueException;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.db.Database;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.DomainException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What users set for themselves; DENIED to whoever is none. It goes with the user. Safe for use by many threads.
public final class Preferences {

    private static final int MOST = 100;
    private static final int LONGEST = 2_000;
    private static final int MOST_PINS = 50;
    private static final Pattern NAME = Pattern.compile("[a-z][a-zA-Z0-9._-]{0,63}");
    private static final Pattern PROJECT = Pattern.compile("[a-z0-9]+(?:[._-]+[a-z0-9]+)*");

    private final Database database;
    private final JdbcPreferenceStore store = new JdbcPreferenceStore();

    public Preferences(Database database) {
        this.database = database;
    }

    /// All that the user has set, by name.
    public Map<String, String> of(Principal principal) {
        long user = user(principal);
        return database.read(tx -> store.of(tx, user));
    }

    /// Replaces all that the user has set; BAD_REQUEST, with what is wrong, when it is too much.
    public void replace(Principal principal, Map<String, String> values) {
        long user = user(principal);
        if (values.size() > MOST) {
            throw bad("at most %d preferences".formatted(MOST));
        }
        values.forEach(Preferences::check);
        database.transact(tx -> {
            store.replace(tx, user, values);
            return user;
        });
    }

    private static void check(String name, String value) {
        if (!NAME.matcher(name).matches()) {
            throw bad("a preference's name begins with a small letter and has up to 64 letters, digits, '.', '_', '-'");
        }
        if (value.length() > LONGEST || value.chars().anyMatch(Character::isISOControl)) {
            throw bad("%s: at most %d characters, on one line".formatted(name, LONGEST));
        }
    }

    /// The names of the projects and repositories that the user has pinned, in their order. That one is named does
    /// not say that it is there, or that the user may see it.
    public List<String> pins(Principal principal) {
        long user = user(principal);
        return database.read(tx -> store.pins(tx, user));
    }

    /// Replaces what is pinned; BAD_REQUEST, with what is wrong, when a name cannot be one, or there are too many.
    public void pin(Principal principal, List<String> targets) {
        long user = user(principal);
        if (targets.size() > MOST_PINS) {
            throw bad("at most %d pins".formatted(MOST_PINS));
        }
        targets.forEach(Preferences::check);
        if (new HashSet<>(targets).size() < targets.size()) {
            throw bad("each project and repository is pinned once");
        }
        database.transact(tx -> {
            store.pin(tx, user, targets);
            return user;
        });
    }

    private static void check(String target) {
        boolean named = target.indexOf('/') < 0
                ? target.length() <= 255 && PROJECT.matcher(target).matches()
                : repository(target);
        if (!named) {
            throw bad("a pin is the name of a project or of a repository");
        }
    }

    private static boolean repository(String target) {
        try {
            return RepositoryName.parse(target).value().equals(target);
        } catch (InvalidOciValueException | DomainException _) {
            return false;
        }
    }

    private static long user(Principal principal) {
        if (principal.kind() != Actor.Kind.USER) {
            throw new DomainException(PreferenceErrorCode.DENIED, "only users have preferences");
        }
        return principal.id();
    }

    private static DomainException bad(String message) {
        return new DomainException(PreferenceErrorCode.BAD_REQUEST, message);
    }
}
