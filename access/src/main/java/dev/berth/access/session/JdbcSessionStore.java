package dev.berth.access.session;

import dev.berth.platform.db.Transaction;
import java.time.Instant;
import java.util.Optional;

/// The table login_session.
final class JdbcSessionStore {

    /// Who a session belongs to, and since when.
    record Session(long userId, Instant createdAt, Instant seenAt) {}

    void insert(Transaction tx, String hash, long user, Instant now) {
        tx.sql("""
                        insert into login_session (token_hash, user_id, created_at, seen_at)
                        values (:hash, :user, :now, :now)
                        """).bind("hash", hash).bind("user", user).bind("now", now).update();
    }

    Optional<Session> find(Transaction tx, String hash) {
        return tx.sql("select user_id, created_at, seen_at from login_session where token_hash = :hash")
                .bind("hash", hash)
                .first(row -> new Session(row.number("user_id"), row.instant("created_at"), row.instant("seen_at")));
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
