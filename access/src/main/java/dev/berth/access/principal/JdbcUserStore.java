package dev.berth.access.principal;

import dev.berth.platform.db.Row;
import dev.berth.platform.db.Transaction;
import java.time.Instant;
import java.util.Optional;

/// The table local_user.
final class JdbcUserStore {

    /// Empty when the name or the address is taken.
    Optional<User> insert(Transaction tx, ReadyUser ready, Instant now) {
        NewUser user = ready.user();
        return tx.sql("""
                        insert into local_user (username, username_key, email, email_key, real_name, remark,
                            administrator, password_hash, created_at, updated_at)
                        values (:username, :usernameKey, :email, :emailKey, :realName, :remark,
                            :administrator, :passwordHash, :now, :now)
                        on conflict do nothing
                        returning id, username, email, real_name, remark, administrator, created_at, updated_at
                        """)
                .bind("username", user.username())
                .bind("usernameKey", UserRules.key(user.username()))
                .bind("email", user.email())
                .bind("emailKey", user.email().isEmpty() ? null : UserRules.key(user.email()))
                .bind("realName", user.realName())
                .bind("remark", user.comment())
                .bind("administrator", user.administrator())
                .bind("passwordHash", ready.passwordHash())
                .bind("now", now)
                .first(JdbcUserStore::user);
    }

    boolean nameTaken(Transaction tx, String username) {
        return findByName(tx, username).isPresent();
    }

    Optional<User> find(Transaction tx, long id) {
        return tx.sql("""
                        select id, username, email, real_name, remark, administrator, created_at, updated_at
                        from local_user
                        where id = :id
                        """).bind("id", id).first(JdbcUserStore::user);
    }

    Optional<User> findByName(Transaction tx, String username) {
        return credential(tx, username).map(Credential::user);
    }

    Optional<Credential> credential(Transaction tx, String username) {
        return tx.sql("""
                        select id, username, email, real_name, remark, administrator, created_at, updated_at,
                            password_hash
                        from local_user
                        where username_key = :key
                        """)
                .bind("key", UserRules.key(username))
                .first(row -> new Credential(user(row), row.text("password_hash")));
    }

    boolean updatePassword(Transaction tx, long id, String passwordHash, Instant now) {
        return tx.sql("update local_user set password_hash = :hash, updated_at = :now where id = :id")
                        .bind("hash", passwordHash)
                        .bind("now", now)
                        .bind("id", id)
                        .update()
                > 0;
    }

    boolean anyAdministrator(Transaction tx) {
        return tx.sql("select id from local_user where administrator = 1 limit 1")
                .first(row -> row.number("id"))
                .isPresent();
    }

    private static User user(Row row) {
        return new User(
                row.number("id"),
                row.text("username"),
                row.text("email"),
                row.text("real_name"),
                row.text("remark"),
                row.flag("administrator"),
                row.instant("created_at"),
                row.instant("updated_at"));
    }
}
