package dev.berth.conformance.architecture;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A table has one owning package; nobody else writes SQL about it (rule R8).
class TableOwnersTest {

    private static final Map<String, String> OWNERS = Map.ofEntries(
            entry("job_lease", "platform.jobs"),
            entry("job_run", "platform.jobs"),
            entry("job_schedule", "platform.jobs"),
            entry("job_pause", "platform.jobs"),
            entry("job_node", "platform.jobs"),
            entry("job_log", "platform.jobs"),
            entry("local_user", "access.principal"),
            entry("role_grant", "access.permission"),
            entry("group_grant", "access.permission"),
            entry("user_group", "access.permission"),
            entry("group_member", "access.permission"),
            entry("login_failure", "access.authentication"),
            entry("known_address", "access.authentication"),
            entry("first_run", "access.authentication"),
            entry("signing_key", "access.token"),
            entry("personal_token", "access.personal"),
            entry("login_session", "access.session"),
            entry("robot", "access.robot"),
            entry("robot_grant", "access.robot"),
            entry("repository", "registry.content"),
            entry("stored_object", "registry.content"),
            entry("blob", "registry.content"),
            entry("repository_blob", "registry.content"),
            entry("manifest", "registry.content"),
            entry("manifest_reference", "registry.content"),
            entry("tag", "registry.content"),
            entry("fallback_referrer", "registry.content"),
            entry("repository_pulls", "registry.content"),
            entry("pulled_day", "registry.content"),
            entry("artifact", "control.artifact"),
            entry("artifact_child", "control.artifact"),
            entry("image_lineage", "control.artifact"),
            entry("image_lineage_seen", "control.artifact"),
            entry("carried_statement", "control.artifact"),
            entry("carried_statement_seen", "control.artifact"),
            entry("layer_index", "control.layer"),
            entry("layer_index_page", "control.layer"),
            entry("repository_description", "control.artifact"),
            entry("search_project", "control.search"),
            entry("user_preference", "control.preference"),
            entry("user_pin", "control.preference"),
            entry("series_traffic", "control.series"),
            entry("series_stored", "control.series"),
            entry("series_reclaimable", "control.series"),
            entry("repository_usage", "control.usage"),
            entry("project_usage", "control.usage"),
            entry("repository_held", "control.usage"),
            entry("usage_history", "control.usage"),
            entry("search_repository", "control.search"),
            entry("deletion_hold", "registry.content"),
            entry("upload", "registry.upload"),
            entry("arrival", "registry.arrival"),
            entry("spool_state", "registry.upload"),
            entry("notice", "platform.events"),
            entry("notice_reader", "platform.events"),
            entry("audit_entry", "control.audit"),
            entry("audit_day", "control.audit"),
            entry("audit_forward", "control.audit"),
            entry("audit_forward_sender", "control.audit"),
            entry("audit_former_receiver", "control.audit"),
            entry("webhook_policy", "control.webhook"),
            entry("webhook_target", "control.webhook"),
            entry("webhook_backlog", "control.webhook"),
            entry("webhook_delivery", "control.webhook"),
            entry("event", "platform.events"),
            entry("event_cursor", "platform.events"),
            entry("verification", "registry.verification"),
            entry("project", "control.project"),
            entry("label", "control.label"),
            entry("artifact_label", "control.label"),
            entry("quota", "control.quota"),
            entry("quota_content", "control.quota"),
            entry("quota_slot", "control.quota"),
            entry("project_metadata", "control.project"),
            entry("cve_allowlist", "control.allowlist"),
            entry("installation_setting", "control.settings"),
            entry("immutability_rule", "control.immutability"),
            entry("immutability_selector", "control.immutability"));

    private static final Pattern TEXT_BLOCK =
            Pattern.compile("\"\"\"(.*?)\"\"\"|\"((?:[^\"\\\\\\n]|\\\\.)*)\"", Pattern.DOTALL);
    private static final Pattern SQL = Pattern.compile("(?s)^\\s*(with|select|insert|update|delete)\\b.*");
    /// One package reads across the tables of all, and changes nothing.
    private static final Pattern READING =
            Pattern.compile("(?s)^\\s*(with|select)\\b(?!.*\\b(insert into|update [a-z]|delete from)).*");
    private static final Pattern TABLE = Pattern.compile("\\b(?:from|join|into|update)\\s+([a-z_]+)\\b");
    private static final Pattern COMMON_TABLE =
            Pattern.compile("\\b([a-z_]+)\\s*(?:\\([a-z_, ]*\\))?\\s+as\\s+(?:materialized\\s+)?\\(");
    private static final Pattern CREATED = Pattern.compile("(?m)^create table ([a-z_]+)");

    private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();

    @Test
    void everyTableHasAnOwner() throws IOException {
        Set<String> created = new TreeSet<>();
        for (Path migration : files("src/main/resources/db/migration", ".sql")) {
            Matcher matcher = CREATED.matcher(Files.readString(migration));
            while (matcher.find()) {
                created.add(matcher.group(1));
            }
        }

        assertThat(created).isNotEmpty().isEqualTo(new TreeSet<>(OWNERS.keySet()));
    }

    @Test
    void sqlNamesOnlyTablesOfItsOwnPackage() throws IOException {
        Set<String> violations = new TreeSet<>();
        int statements = 0;
        for (Path source : files("src/main/java", ".java")) {
            String text = Files.readString(source);
            String from = text.replaceAll("(?s).*?\\bpackage dev\\.berth\\.([a-z.]+);.*", "$1");
            Matcher literal = TEXT_BLOCK.matcher(text);
            while (literal.find()) {
                String sql = literal.group(1) != null ? literal.group(1) : literal.group(2);
                if (!SQL.matcher(sql).matches() || from.equals("platform.db")) {
                    continue;
                }
                statements++;
                Set<String> common =
                        COMMON_TABLE.matcher(sql).results().map(m -> m.group(1)).collect(Collectors.toSet());
                TABLE.matcher(sql)
                        .results()
                        .map(match -> match.group(1))
                        .filter(table -> !common.contains(table) && OWNERS.containsKey(table))
                        .filter(table -> !from.equals(OWNERS.get(table)))
                        .filter(_ -> !(from.equals("control.view")
                                && READING.matcher(sql).matches()))
                        .forEach(table -> violations.add(from + " speaks of " + table));
            }
        }

        assertThat(statements).isGreaterThan(20);
        assertThat(violations).isEmpty();
    }

    private static List<Path> files(String folder, String suffix) throws IOException {
        try (Stream<Path> modules = Files.list(PROJECT)) {
            List<Path> roots = modules.map(module -> module.resolve(folder))
                    .filter(Files::isDirectory)
                    .toList();
            List<Path> found = new java.util.ArrayList<>();
            for (Path root : roots) {
                try (Stream<Path> all = Files.walk(root)) {
                    all.filter(path -> path.toString().endsWith(suffix)).forEach(found::add);
                }
            }
            return found;
        }
    }
}
