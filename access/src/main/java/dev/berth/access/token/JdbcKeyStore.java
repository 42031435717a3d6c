package dev.berth.access.token;

import dev.berth.platform.db.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The table signing_key.
final class JdbcKeyStore {

    List<KeyRow> list(Transaction tx) {
        return tx.sql("""
                        select id, public_key, private_key, created_at, verifies_until
                        from signing_key
                        order by created_at, id
                        """)
                .list(row -> new KeyRow(
                        row.text("id"),
                        row.bytes("public_key"),
                        row.bytes("private_key"),
                        row.instant("created_at"),
                        Optional.ofNullable(row.instantOrNull("verifies_until"))));
    }

    Optional<String> signing(Transaction tx) {
        return tx.sql("select id from signing_key where state = 'signing'").first(row -> row.text("id"));
    }

    void insertSigning(Transaction tx, KeyRow key) {
        tx.sql("""
                        insert into signing_key (id, state, public_key, private_key, created_at)
                        values (:id, 'signing', :publicKey, :privateKey, :createdAt)
                        """)
                .bind("id", key.id())
                .bind("publicKey", key.publicKey())
                .bind("privateKey", key.privateKey())
                .bind("createdAt", key.createdAt())
                .update();
    }

    void retireSigning(Transaction tx, Instant verifiesUntil) {
        tx.sql("update signing_key set state = 'retired', verifies_until = :until where state = 'signing'")
                .bind("until", verifiesUntil)
                .update();
    }

    void deleteExpired(Transaction tx, Instant now) {
        tx.sql("delete from signing_key where verifies_until < :now")
                .bind("now", now)
                .update();
    }
}
