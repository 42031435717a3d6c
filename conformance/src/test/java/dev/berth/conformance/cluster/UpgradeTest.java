package dev.berth.conformance.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.conformance.support.Acknowledged;
import dev.berth.conformance.support.BerthProcess;
import dev.berth.conformance.support.Image;
import dev.berth.conformance.support.Images;
import dev.berth.conformance.support.RegistryClient;
import dev.berth.conformance.support.Repository;
import dev.berth.conformance.support.Sha;
import dev.berth.platform.db.RealPostgres;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A database of the schema before several nodes were there, V001 to V004, with everything in it: the next start
/// brings it forward, and nothing is lost, not even an upload that was under way. And the other way round: a schema
/// that has gone on under a program that runs. A program of an earlier commit is not run here.
@Tag("cluster")
final class UpgradeTest {

    /// What later migrations added is taken away again, which gives the schema that they found.
    private static final List<String> BACK_TO_V004 = List.of(
            "drop table job_schedule",
            "drop table job_pause",
            "drop table job_node",
            "drop table job_log",
            "drop index job_run_waiting",
            "alter table job_run drop column cause",
            "alter table job_run drop column parameters",
            "alter table job_run drop column figures",
            "alter table job_run drop column requested",
            "alter table job_run drop column begun",
            "drop table search_project",
            "drop table search_repository",
            "drop index tag_name",
            "drop table pulled_day",
            "drop table series_traffic",
            "drop table series_stored",
            "drop table series_reclaimable",
            "drop table repository_usage",
            "drop table project_usage",
            "drop table repository_held",
            "drop table usage_history",
            "drop table user_preference",
            "drop table user_pin",
            "drop index tag_unordered",
            "drop index tag_order",
            "drop index tag_pushed",
            "drop index tag_manifest",
            "drop index manifest_pulls",
            "alter table tag drop column order_key",
            "drop table group_grant",
            "drop table group_member",
            "drop table user_group",
            "drop index local_user_created",
            "alter table role_grant drop column repositories",
            "drop table project_metadata",
            "drop table cve_allowlist",
            "drop table installation_setting",
            "drop index quota_limited",
            "drop table quota_slot",
            "drop table quota_content",
            "drop table quota",
            "drop table artifact_label",
            "drop table label",
            "drop table immutability_selector",
            "drop table immutability_rule",
            "drop table audit_entry",
            "drop table audit_day",
            "drop table audit_former_receiver",
            "drop table audit_forward",
            "drop table audit_forward_sender",
            "drop table webhook_backlog",
            "drop table webhook_delivery",
            "drop table webhook_target",
            "drop table webhook_policy",
            "drop table event",
            "drop table event_cursor",
            "drop table login_session",
            "drop table personal_token",
            "drop table robot_grant",
            "drop table robot",
            "drop table layer_index_page",
            "drop table layer_index",
            "drop table carried_statement_seen",
            "drop table carried_statement",
            "drop table image_lineage_seen",
            "drop table image_lineage",
            "drop table artifact_child",
            "drop table artifact",
            "drop table repository_description",
            "drop table repository_pulls",
            "drop index repository_created",
            "create index tag_digest on tag (repository_id, digest)",
            "drop index manifest_undescribed",
            "drop index manifest_digest",
            "alter table manifest drop column described",
            "drop table arrival",
            "drop table notice",
            "drop table notice_reader",
            "drop table spool_state",
            "alter table upload drop column claim",
            "alter table upload drop column claimed_until",
            "alter table upload drop column received",
            "alter table upload drop column digests",
            "alter table upload drop column rejected_from",
            "alter table upload drop column rejected_to",
            "delete from schema_history where version > '004'");

    /// What a newer program may do to the schema under nodes that are still of this one: add.
    private static final List<String> ONWARD = List.of(
            "create table of_the_future (id bigint primary key, tag_name text)",
            "alter table repository add column future text",
            "alter table manifest add column future bigint not null default 7",
            "alter table tag add column future text not null default ''",
            "alter table blob add column future bigint",
            "alter table repository_blob add column future bigint",
            "alter table upload add column future text",
            "alter table notice add column future text",
            "alter table notice_reader add column future text",
            "alter table project add column future text",
            "create index tag_of_the_future on tag (future, name)",
            """
            insert into schema_history
                (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
            select max(installed_rank) + 1, '999', 'future', 'SQL', 'V999__future.sql', 1, 'test', 1, true
            from schema_history
            """);

    private final Images images = new Images(67);

    enum Engine {
        EMBEDDED("select name, sql from sqlite_schema where type = 'index' order by name"),
        /// Those that were built concurrently among them: a new database has none of these.
        POSTGRESQL("select indexname, indexdef from pg_indexes where schemaname = current_schema() order by indexname");

        /// Asks for all indexes and what they hold.
        private final String indexes;

        Engine(String indexes) {
            this.indexes = indexes;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDatabaseOfThePreviousSchemaIsBroughtForwardWithAllThatItHolds(Engine engine) throws SQLException {
        BerthProcess.Builder builder = BerthProcess.named("upgrade");
        String postgres = "";
        if (engine == Engine.POSTGRESQL) {
            postgres = RealPostgres.shared().newDatabase();
            builder.with("database.url", postgres);
        }
        try (BerthProcess berth = builder.start()) {
            Repository before = berth.newRepository();
            Image image = images.image(2, 100_000);
            before.push(image, "1");
            var acknowledged = new Acknowledged();
            acknowledged.manifest(before, image.digest());
            acknowledged.tag(before, "1", image.digest());
            image.blobs().forEach(blob -> acknowledged.blob(before, Sha.sha256(blob)));
            Image referrer = images.referrer("application/vnd.example.note", image);
            before.push(referrer, "note");
            String scope = "repository:" + before.name() + ":pull";
            RegistryClient token = berth.admin().withToken(scope);
            byte[] blob = images.bytes(50_000);
            String location = before.startUpload();
            before.append(location, 0, Arrays.copyOf(blob, 20_000)).expect(202);

            berth.stop();
            Sql database =
                    new Sql(postgres.isEmpty() ? "jdbc:sqlite:" + berth.data().resolve("berth.db") : postgres);
            List<String> indexes = database.rows(engine.indexes);
            database.run(BACK_TO_V004.toArray(String[]::new));
            assertThat(database.rows("select max(version) from schema_history")).containsExactly("004");
            berth.start();

            assertThat(database.rows("select version from schema_history where version > '004'"))
                    .isNotEmpty();
            assertThat(database.rows(engine.indexes)).isEqualTo(indexes);
            assertThat(acknowledged.broken(berth.admin())).isEmpty();
            Repository after = before.as(berth.admin());
            assertThat(after.referrers(image.digest(), "").expect(200).text()).contains(referrer.digest());
            after.as(berth.anonymous().withAuthorization(token.authorization()))
                    .manifest("1")
                    .expect(200);
            assertThat(after.client().get(location).expect(204).header("Range")).isEqualTo("0-19999");
            after.append(location, 20_000, Arrays.copyOfRange(blob, 20_000, 50_000))
                    .expect(202);
            after.complete(location, Sha.sha256(blob)).expect(201);
            assertThat(after.blob(Sha.sha256(blob)).expect(200).body()).isEqualTo(blob);
        }
    }

    @Test
    void aNodeServesOnWhenANewerProgramHasMigratedTheDatabaseAndDoesNotStartOnIt() throws SQLException {
        String postgres = RealPostgres.shared().newDatabase();
        try (BerthProcess berth =
                BerthProcess.named("older").with("database.url", postgres).start()) {
            Repository repository = berth.newRepository();
            Image before = images.image(2, 10_000);
            Image after = images.image(2, 10_000);
            everything(repository, before);

            new Sql(postgres).run(ONWARD.toArray(String[]::new));

            repository.manifest("kept").expect(200);
            berth.anonymous().get("/readyz").expect(200);
            everything(repository, after);
            everything(berth.newRepository(), before);
            assertThat(repository.manifest("kept").expect(200).body())
                    .isEqualTo(after.manifest().bytes());

            berth.stop();
            assertThatThrownBy(berth::start).hasMessageContaining("newer Berth");
        }
    }

    /// Each kind of statement once: pushes in chunks, tags that move, pulls, lists, deletions.
    private void everything(Repository repository, Image image) {
        repository.push(image, "kept");
        repository.push(image, "moving");
        Image other = images.image(1, 500);
        repository.push(other, "moving");
        repository.manifest("moving").expect(200);
        image.blobs()
                .forEach(blob -> assertThat(
                                repository.blob(Sha.sha256(blob)).expect(200).body())
                        .isEqualTo(blob));
        byte[] blob = images.bytes(3_000);
        String location = repository.startUpload();
        repository.append(location, 0, Arrays.copyOf(blob, 1_000)).expect(202);
        repository
                .append(location, 1_000, Arrays.copyOfRange(blob, 1_000, 3_000))
                .expect(202);
        repository.complete(location, Sha.sha256(blob)).expect(201);
        repository.referrers(image.digest(), "").expect(200);
        repository.deleteManifest("moving").expect(202);
        repository.deleteManifest(other.digest()).expect(202);
        repository.deleteBlob(Sha.sha256(blob)).expect(202);
        repository.manifest("moving").expect(404);
        repository.blob(Sha.sha256(blob)).expect(404);
    }
}
