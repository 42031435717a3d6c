package dev.berth.access.robot;

import dev.berth.access.principal.User;
import dev.berth.access.principal.Users;
import dev.berth.platform.db.Transaction;
import java.util.Optional;

/// Keeps the names of robots and of users apart. With a `$` in what the names of robots begin with they cannot
/// meet, because users' names hold none; other beginnings are free for those who like their names plain, and then
/// both sides look.
public final class RobotNames {

    private RobotNames() {}

    /// Why no user may be called so while the names of robots begin with `prefix`.
    public static Optional<String> objectionToUser(String prefix, String username) {
        return Users.key(username).startsWith(Users.key(prefix))
                ? Optional.of("names that begin with '%s' are those of robots".formatted(prefix))
                : Optional.empty();
    }

    /// Why the names of robots may not begin with `prefix` from now on.
    public static Optional<String> objectionToPrefix(Transaction tx, Users users, String prefix) {
        return users.startingWith(tx, prefix, 1).stream()
                .map(User::username)
                .map(name -> "the name of the user '%s' begins so too; take one with a $, which no user's name has"
                        .formatted(name))
                .findFirst();
    }
}
