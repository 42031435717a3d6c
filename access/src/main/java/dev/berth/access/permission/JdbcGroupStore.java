package dev.berth.access.permission;

import dev.berth.access.principal.Users;
import dev.berth.platform.db.Columns;
import dev.berth.platform.db.ListSql;
import dev.berth.platform.db.Row;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.kernel.ListQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The tables user_group and group_member.
final class JdbcGroupStore {

    private static final Columns COLUMNS = Columns.orderedBy("name_key")
            .at("id", "id")
            .at("group_name", "name_key", Users::key)
            .at("group_type", "kind")
            .at("ldap_group_dn", "ldap_group_dn");

    /// Empty when the name is taken.
    Optional<Group> insert(Transaction tx, String name, String key, Group.Kind kind, Instant now) {
        return tx.sql("""
                        insert into user_group (name, name_key, kind, ldap_group_dn, created_at, updated_at)
                        values (:name, :key, :kind, '', :now, :now)
                        on conflict (name_key) do nothing
                        returning id, name, kind, ldap_group_dn, created_at, updated_at
                        """)
                .bind("name", name)
                .bind("key", key)
                .bind("kind", kind.id())
                .bind("now", now)
                .first(JdbcGroupStore::group);
    }

    void rename(Transaction tx, long id, String name, String key, Instant now) {
        tx.sql("update user_group set name = :name, name_key = :key, updated_at = :now where id = :id")
                .bind("name", name)
                .bind("key", key)
                .bind("now", now)
                .bind("id", id)
                .update();
    }

    boolean delete(Transaction tx, long id) {
        return tx.sql("delete from user_group where id = :id").bind("id", id).update() > 0;
    }

    Optional<Group> find(Transaction tx, long id) {
        return tx.sql("""
                        select id, name, kind, ldap_group_dn, created_at, updated_at
                        from user_group
                        where id = :id
                        """).bind("id", id).first(JdbcGroupStore::group);
    }

    Optional<Group> findByKey(Transaction tx, String key) {
        return tx.sql("""
                        select id, name, kind, ldap_group_dn, created_at, updated_at
                        from user_group
                        where name_key = :key
                        """).bind("key", key).first(JdbcGroupStore::group);
    }

    List<Group> list(Transaction tx, ListQuery query) {
        ListSql part = COLUMNS.sql(tx.dialect(), query);
        return part.bindPage(tx.sql("""
                select id, name, kind, ldap_group_dn, created_at, updated_at
                from user_group
                where 1 = 1
                """ + part.conditions() + part.page())).list(JdbcGroupStore::group);
    }

    long count(Transaction tx, ListQuery query) {
        ListSql part = COLUMNS.sql(tx.dialect(), query);
        return part.bind(tx.sql("select count(*) as many from user_group where 1 = 1\n" + part.conditions()))
                .first(row -> row.number("many"))
                .orElse(0L);
    }

    void addMember(Transaction tx, long group, long user) {
        tx.sql("""
                        insert into group_member (user_id, group_id)
                        values (:user, :group)
                        on conflict (user_id, group_id) do nothing
                        """).bind("user", user).bind("group", group).update();
    }

    boolean removeMember(Transaction tx, long group, long user) {
        return tx.sql("delete from group_member where user_id = :user and group_id = :group")
                        .bind("user", user)
                        .bind("group", group)
                        .update()
                > 0;
    }

    List<Long> members(Transaction tx, long group, long afterId, int limit) {
        return tx.sql("""
                        select user_id
                        from group_member
                        where group_id = :group and user_id > :after
                        order by user_id
                        limit :limit
                        """)
                .bind("group", group)
                .bind("after", afterId)
                .bind("limit", limit)
                .list(row -> row.number("user_id"));
    }

    private static Group group(Row row) {
        long kind = row.number("kind");
        return new Group(
                row.number("id"),
                row.text("name"),
                Group.Kind.of((int) kind).orElseThrow(() -> new IllegalStateException("there is no kind " + kind)),
                row.text("ldap_group_dn"),
                row.instant("created_at"),
                row.instant("updated_at"));
    }
}
