package dev.berth.access.session;

import dev.berth.platform.db.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The table login_session.
final class JdbcSessionStore {

    /// Who a session belongs to, and since when.
    record Session(long userId, Instant createdAt, Instant seenAt) {}

    /// What is known of a session of a user.
    ///
    /// @param id empty where a node of an earlier version began it, as are its address and client
    record Known(
            String hash,
            Optional<String> id,
            Instant createdAt,
            Instant seenAt,
            Optional<String> address,
            Optional<String> client) {}

    void insert(Transaction tx, String hash, String id, long user, Place place, Instant now) {
        tx.sql("""
                        insert into login_session (token_hash, id, user_id, address, client, created_at, seen_at)
                        values (:hash, :id, :user, :address, :client, :now, :now)
                        """)
                .bind("hash", hash)
                .bind("id", id)
                .bind("user", user)
                .bind("address", place.address())
                .bind("client", place.client())
                .bind("now", now)
                .update();
    }

    Optional<Session> find(Transaction tx, String hash) {
        return tx.sql("select user_id, created_at, seen_at from login_session where token_hash = :hash")
                .bind("hash", hash)
                .first(row -> new Session(row.number("user_id"), row.instant("created_at"), row.instant("seen_at")));
    }

    /// The newest sessions of a user that began and were seen after these moments, the newest first.
    List<Known> list(Transaction tx, long user, Instant begun, Instant seen, int limit) {
        return tx.sql("""
                        select token_hash, id, address, client, created_at, seen_at
                        from login_session
                        where user_id = :user
                        and created_at > :begun
                        and seen_at > :seen
                        order by created_at desc, token_hash
                        limit :limit
                        """)
                .bind("user", user)
                .bind("begun", begun)
                .bind("seen", seen)
                .bind("limit", limit)
                .list(row -> new Known(
                        row.text("token_hash"),
                        Optional.ofNullable(row.textOrNull("id")),
                        row.instant("created_at"),
                        row.instant("seen_at"),
                        Optional.ofNullable(row.textOrNull("address")),
                        Optional.ofNullable(row.textOrNull("client"))));
    }

    /// Gives a session an id, unless it has one.
    void name(Transaction tx, String hash, String id) {
        tx.sql("update login_session set id = :id where token_hash = :hash and id is null")
                .bind("id", id)
                .bind("hash", hash)
                .update();
    }

    void see(Transaction tx, String hash, Instant now) {
        tx.sql("update login_session set seen_at = :now where token_hash = :hash and seen_at < :now")
                .bind("now", now)
                .bind("hash", hash)
                .update();
    }

    void delete(Transaction tx, String hash) {
        tx.sql("delete from login_session where token_hash = :hash")
                .bind("hash", hash)
                .update();
    }

    boolean delete(Transaction tx, long user, String id) {
        return tx.sql("delete from login_session where user_id = :user and id = :id")
                        .bind("user", user)
                        .bind("id", id)
                        .update()
                > 0;
    }

    void deleteOthers(Transaction tx, long user, String hash) {
        tx.sql("delete from login_session where user_id = :user and token_hash <> :hash")
                .bind("user", user)
                .bind("hash", hash)
                .update();
    }

    void deleteOf(Transaction tx, long user) {
        tx.sql("delete from login_session where user_id = :user")
                .bind("user", user)
                .update();
    }

    void deleteUnseenSince(Transaction tx, Instant then) {
        tx.sql("delete from login_session where seen_at < :then")
                .bind("then", then)
                .update();
    }
}
