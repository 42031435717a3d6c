package dev.berth.registry.verification;

import dev.berth.platform.db.Transaction;
import dev.berth.registry.content.ManifestAudit.Position;
import java.util.Optional;

/// The table `verification`: its one row says where the current pass is.
final class JdbcVerificationStore {

    Optional<Pass> find(Transaction tx) {
        return tx.sql("""
                select cursor_id, cursor_repository, cursor_manifest, started_at, finished_at, checked, damaged
                from verification
                where id = 1""")
                .first(row -> new Pass(
                        row.instant("started_at"),
                        Optional.ofNullable(row.instantOrNull("finished_at")),
                        row.number("cursor_id"),
                        new Position(row.number("cursor_repository"), row.text("cursor_manifest")),
                        row.number("checked"),
                        row.number("damaged")));
    }

    void save(Transaction tx, Pass pass) {
        tx.sql("""
                insert into verification
                  (id, cursor_id, cursor_repository, cursor_manifest, started_at, finished_at, checked, damaged)
                values (1, :object, :repository, :manifest, :started, :finished, :checked, :damaged)
                on conflict (id) do update
                set cursor_id = excluded.cursor_id,
                    cursor_repository = excluded.cursor_repository,
                    cursor_manifest = excluded.cursor_manifest,
                    started_at = excluded.started_at,
                    finished_at = excluded.finished_at,
                    checked = excluded.checked,
                    damaged = excluded.damaged""")
                .bind("object", pass.afterObject())
                .bind("repository", pass.afterManifest().repository())
                .bind("manifest", pass.afterManifest().digest())
                .bind("started", pass.startedAt())
                .bind("finished", pass.finishedAt().orElse(null))
                .bind("checked", pass.checked())
                .bind("damaged", pass.damaged())
                .update();
    }
}
