package dev.berth.access.authentication;

import dev.berth.platform.db.Transaction;
import java.time.Instant;
import java.util.Optional;

/// The tables login_failure and known_address.
final class JdbcFailureStore {

    /// @param closedUntil when the next attempt may be made
    record Failures(int count, Instant failedAt, Instant closedUntil) {}

    Optional<Failures> find(Transaction tx, Subject subject) {
        return tx.sql("select failures, failed_at, closed_until from login_failure where subject = :subject")
                .bind("subject", subject.digest())
                .first(row -> new Failures(
                        (int) row.number("failures"), row.instant("failed_at"), row.instant("closed_until")));
    }

    void save(Transaction tx, Subject subject, Failures failures) {
        tx.sql("""
                        insert into login_failure (subject, failures, failed_at, closed_until)
                        values (:subject, :failures, :failedAt, :closedUntil)
                        on conflict (subject) do update
                        set failures = excluded.failures, failed_at = excluded.failed_at,
                            closed_until = excluded.closed_until
                        """)
                .bind("subject", subject.digest())
                .bind("failures", failures.count())
                .bind("failedAt", failures.failedAt())
                .bind("closedUntil", failures.closedUntil())
                .update();
    }

    void delete(Transaction tx, Subject subject) {
        tx.sql("delete from login_failure where subject = :subject")
                .bind("subject", subject.digest())
                .update();
    }

    /// A few at a time: a failure must stay cheap.
    void deleteSomeOlderThan(Transaction tx, Instant time) {
        tx.sql("""
                        delete from login_failure
                        where subject in (
                            select subject from login_failure where failed_at < :time order by failed_at limit 100)
                        """).bind("time", time).update();
    }

    Optional<Instant> known(Transaction tx, Subject nameAtAddress) {
        return tx.sql("select seen_at from known_address where subject = :subject")
                .bind("subject", nameAtAddress.digest())
                .first(row -> row.instant("seen_at"));
    }

    void saveKnown(Transaction tx, Subject name, Subject nameAtAddress, Instant now) {
        tx.sql("""
                        insert into known_address (name_subject, subject, seen_at)
                        values (:name, :subject, :now)
                        on conflict (subject) do update set seen_at = excluded.seen_at
                        """)
                .bind("name", name.digest())
                .bind("subject", nameAtAddress.digest())
                .bind("now", now)
                .update();
    }

    /// Forgets the addresses of a name but for the newest, and some of anybody's that were not used for long.
    void pruneKnown(Transaction tx, Subject name, int keep, Instant unusedSince) {
        tx.sql("""
                        delete from known_address
                        where subject in (
                            select subject from known_address
                            where name_subject = :name
                            order by seen_at desc
                            limit 100 offset :keep)
                        """).bind("name", name.digest()).bind("keep", keep).update();
        tx.sql("""
                        delete from known_address
                        where subject in (
                            select subject from known_address where seen_at < :time order by seen_at limit 100)
                        """).bind("time", unusedSince).update();
    }
}
