package dev.berth.platform.jobs;

import dev.berth.platform.db.Transaction;
import java.time.Instant;
import java.util.List;

/// The table `job_node`.
final class JdbcNodeStore {

    void tell(Transaction tx, JobNode node) {
        tx.sql("""
                insert into job_node (node, pid, workers, started, heard)
                values (:node, :pid, :workers, :started, :heard)
                on conflict (node) do update
                set pid = excluded.pid, workers = excluded.workers, started = excluded.started, heard = excluded.heard
                """)
                .bind("node", node.name())
                .bind("pid", node.pid())
                .bind("workers", node.workers())
                .bind("started", node.started())
                .bind("heard", node.heard())
                .update();
    }

    /// Forgets those that were not heard of since.
    void forgetSilent(Transaction tx, Instant since) {
        tx.sql("delete from job_node where heard < :since").bind("since", since).update();
    }

    void forget(Transaction tx, String node) {
        tx.sql("delete from job_node where node = :node").bind("node", node).update();
    }

    List<JobNode> heardSince(Transaction tx, Instant since) {
        return tx.sql("""
                select node, pid, workers, started, heard
                from job_node
                where heard >= :since
                order by node
                """)
                .bind("since", since)
                .list(row -> new JobNode(
                        row.text("node"),
                        row.number("pid"),
                        row.number("workers"),
                        row.instant("started"),
                        row.instant("heard")));
    }
}
