package dev.berth.access.principal;

import dev.berth.platform.db.Columns;
import dev.berth.platform.db.ListSql;
import dev.berth.platform.db.Row;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.kernel.ListQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The table local_user.
final class JdbcUserStore {

    private static final Columns COLUMNS = Columns.orderedBy("username_key")
            .at("user_id", "id")
            .at("username", "username_key", UserRules::key)
            .at("email", "email_key", UserRules::key)
            .at("realname", "real_name")
            .at("comment", "remark")
            .at("sysadmin_flag", "administrator")
            .at("creation_time", "created_at")
            .at("update_time", "updated_at");

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

    Optional<String> lockPassword(Transaction tx, long id) {
        return tx.sql("select password_hash from local_user where id = :id "
                        + tx.dialect().forUpdate())
                .bind("id", id)
                .first(row -> row.text("password_hash"));
    }

    boolean updatePassword(Transaction tx, long id, String passwordHash, Instant now) {
        return tx.sql("update local_user set password_hash = :hash, updated_at = :now where id = :id")
                        .bind("hash", passwordHash)
                        .bind("now", now)
                        .bind("id", id)
                        .update()
                > 0;
    }

    Optional<User> findByEmail(Transaction tx, String email) {
        return tx.sql("""
                        select id, username, email, real_name, remark, administrator, created_at, updated_at
                        from local_user
                        where email_key = :key
                        """).bind("key", UserRules.key(email)).first(JdbcUserStore::user);
    }

    List<User> byId(Transaction tx, Collection<Long> ids) {
        return tx.sql("""
                        select id, username, email, real_name, remark, administrator, created_at, updated_at
                        from local_user
                        where id in %s
                        order by id
                        """.formatted(tx.dialect().numbers("ids")))
                .bindNumbers("ids", ids)
                .list(JdbcUserStore::user);
    }

    /// Bytewise nothing that begins so follows it with the last character that there is.
    List<User> startingWith(Transaction tx, String beginning, int limit) {
        String key = UserRules.key(beginning);
        return tx.sql("""
                        select id, username, email, real_name, remark, administrator, created_at, updated_at
                        from local_user
                        where username_key >= :from
                        and username_key < :to
                        order by username_key
                        limit :limit
                        """)
                .bind("from", key)
                .bind("to", key + Character.toString(Character.MAX_CODE_POINT))
                .bind("limit", limit)
                .list(JdbcUserStore::user);
    }

    List<User> list(Transaction tx, ListQuery query) {
        ListSql part = COLUMNS.sql(tx.dialect(), query);
        return part.bindPage(tx.sql("""
                select id, username, email, real_name, remark, administrator, created_at, updated_at
                from local_user
                where 1 = 1
                """ + part.conditions() + part.page())).list(JdbcUserStore::user);
    }

    long count(Transaction tx, ListQuery query) {
        ListSql part = COLUMNS.sql(tx.dialect(), query);
        return part.bind(tx.sql("select count(*) as many from local_user where 1 = 1\n" + part.conditions()))
                .first(row -> row.number("many"))
                .orElse(0L);
    }

    boolean update(Transaction tx, long id, Profile profile, Instant now) {
        return tx.sql("""
                        update local_user
                        set email = :email, email_key = :emailKey, real_name = :realName, remark = :remark,
                            updated_at = :now
                        where id = :id
                        """)
                        .bind("email", profile.email())
                        .bind("emailKey", UserRules.key(profile.email()))
                        .bind("realName", profile.realName())
                        .bind("remark", profile.comment())
                        .bind("now", now)
                        .bind("id", id)
                        .update()
                > 0;
    }

    boolean updateAdministrator(Transaction tx, long id, boolean administrator, Instant now) {
        return tx.sql("update local_user set administrator = :administrator, updated_at = :now where id = :id")
                        .bind("administrator", administrator)
                        .bind("now", now)
                        .bind("id", id)
                        .update()
                > 0;
    }

    boolean delete(Transaction tx, long id) {
        return tx.sql("delete from local_user where id = :id").bind("id", id).update() > 0;
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
