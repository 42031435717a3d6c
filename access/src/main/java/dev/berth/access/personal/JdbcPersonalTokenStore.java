package dev.berth.access.personal;

import dev.berth.access.principal.Ability;
import dev.berth.platform.db.Row;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.db.Tuples;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The table personal_token.
final class JdbcPersonalTokenStore {

    /// Empty when the user has one of this name.
    Optional<PersonalToken> insert(
            Transaction tx,
            long user,
            String name,
            String hash,
            Set<Ability> abilities,
            Optional<Instant> expiresAt,
            Instant now) {
        return tx.sql("""
                        insert into personal_token (user_id, name, token_hash, abilities, created_at, expires_at)
                        values (:user, :name, :hash, :abilities, :now, :expiresAt)
                        on conflict (user_id, name) do nothing
                        returning id, user_id, name, abilities, created_at, expires_at, last_used_at
                        """)
                .bind("user", user)
                .bind("name", name)
                .bind("hash", hash)
                .bind(
                        "abilities",
                        abilities.stream().map(Ability::wire).sorted().collect(Collectors.joining("\n")))
                .bind("now", now)
                .bind("expiresAt", expiresAt.orElse(null))
                .first(JdbcPersonalTokenStore::token);
    }

    boolean delete(Transaction tx, long user, long id) {
        return tx.sql("delete from personal_token where id = :id and user_id = :user")
                        .bind("id", id)
                        .bind("user", user)
                        .update()
                > 0;
    }

    void deleteOf(Transaction tx, long user) {
        tx.sql("delete from personal_token where user_id = :user")
                .bind("user", user)
                .update();
    }

    Optional<PersonalToken> findByHash(Transaction tx, String hash) {
        return tx.sql("""
                        select id, user_id, name, abilities, created_at, expires_at, last_used_at
                        from personal_token
                        where token_hash = :hash
                        """).bind("hash", hash).first(JdbcPersonalTokenStore::token);
    }

    List<PersonalToken> list(Transaction tx, long user, int limit) {
        return tx.sql("""
                        select id, user_id, name, abilities, created_at, expires_at, last_used_at
                        from personal_token
                        where user_id = :user
                        order by name
                        limit :limit
                        """).bind("user", user).bind("limit", limit).list(JdbcPersonalTokenStore::token);
    }

    void saveLastUses(Transaction tx, Tuples uses) {
        tx.sql("""
                update personal_token
                set last_used_at = used.at
                from (
                    select personal_token.id, cast(value ->> 1 as bigint) as at
                    from %s
                    join personal_token on personal_token.id = cast(value ->> 0 as bigint)
                    order by personal_token.id
                    %s
                ) as used
                where personal_token.id = used.id
                and (personal_token.last_used_at is null or personal_token.last_used_at < used.at)
                """.formatted(tx.dialect().tuples("uses"), tx.dialect().forUpdate()))
                .bind("uses", uses.json())
                .update();
    }

    private static PersonalToken token(Row row) {
        return new PersonalToken(
                row.number("id"),
                row.number("user_id"),
                row.text("name"),
                row.text("abilities")
                        .lines()
                        .flatMap(wire -> Ability.of(wire).stream())
                        .collect(Collectors.toSet()),
                row.instant("created_at"),
                Optional.ofNullable(row.instantOrNull("expires_at")),
                Optional.ofNullable(row.instantOrNull("last_used_at")));
    }
}
