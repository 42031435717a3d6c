package dev.berth.control.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.platform.db.OnBothDatabases;
import dev.berth.platform.db.TestDatabase;
import dev.berth.platform.events.Notices;
import dev.berth.platform.events.Outbox;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.Seal;
import dev.berth.platform.kernel.Secret;
import dev.berth.platform.kernel.TestClock;
import dev.berth.platform.kernel.TestRandom;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnBothDatabases
class SettingsTest {

    private static final Actor ADMIN = Actor.system("test");
    private static final Setting<Secret> SEARCH_PASSWORD = new Setting.Hidden("search_password");

    @RegisterExtension
    final TestDatabase database = TestDatabase.open();

    private final TestClock clock = new TestClock();
    private final Settings settings = settings(1, Map.of());

    private Settings settings(int key, Map<String, ?> byOperator) {
        List<Setting<?>> catalogue = new ArrayList<>(Catalogue.ALL);
        catalogue.add(SEARCH_PASSWORD);
        catalogue.add(new Setting.Hidden("other_password"));
        byte[] bytes = new byte[32];
        bytes[0] = (byte) key;
        return new Settings(
                database,
                new Seal(bytes, TestRandom.seeded("seal")),
                new Notices(database, clock, "node"),
                new Outbox(clock),
                clock,
                catalogue,
                byOperator);
    }

    @Test
    void whatNobodyHasSetIsAsUsual() {
        assertThat(settings.value(Catalogue.READ_ONLY)).isFalse();
        assertThat(settings.value(Catalogue.ROBOT_PREFIX)).isEqualTo("robot$");
        assertThat(settings.value(Catalogue.SESSION_TIMEOUT)).isEqualTo(60);
        assertThat(settings.value(SEARCH_PASSWORD).reveal()).isEmpty();
    }

    @Test
    void whatIsSetHoldsAtOnceInMemoryAndInTransactions() {
        assertThat(settings.value(Catalogue.READ_ONLY)).isFalse();

        settings.update(ADMIN, Map.of("read_only", true, "session_timeout", 5, "banner_message", "Müde"));

        assertThat(settings.value(Catalogue.READ_ONLY)).isTrue();
        assertThat(settings.value(Catalogue.SESSION_TIMEOUT)).isEqualTo(5);
        assertThat(settings.value(Catalogue.BANNER)).isEqualTo("Müde");
        boolean seen = database.transact(tx -> settings.value(tx, Catalogue.READ_ONLY));
        assertThat(seen).isTrue();
        long usual = database.transact(tx -> settings.value(tx, Catalogue.PROJECT_STORAGE));
        assertThat(usual).isEqualTo(-1);
    }

    @Test
    void severalValuesAreReadAsOneTransactionSeesThem() {
        settings.update(ADMIN, Map.of("read_only", true, "search_password", "s3cret"));
        Settings fixed = settings(1, Map.of("session_timeout", 7));

        Settings.Seen seen = database.read(fixed::seen);
        settings.update(ADMIN, Map.of("read_only", false));

        assertThat(seen.value(Catalogue.READ_ONLY)).isTrue();
        assertThat(seen.value(Catalogue.SESSION_TIMEOUT)).isEqualTo(7);
        assertThat(seen.value(Catalogue.TOKEN_EXPIRATION)).isEqualTo(10);
        assertThat(seen.value(SEARCH_PASSWORD).reveal()).isEqualTo("s3cret");
    }

    @Test
    void nothingIsSavedWhenOneValueIsWrongAndTheRefusalNamesIt() {
        assertRefused(Map.of("session_timeout", 5, "read_only", "yes"), "read_only");
        assertRefused(Map.of("session_timeout", 5, "token_expiration", 0), "token_expiration");
        assertRefused(Map.of("session_timeout", 10_081), "session_timeout");
        assertRefused(Map.of("session_timeout", 5.5), "session_timeout");
        assertRefused(Map.of("storage_per_project", 0), "storage_per_project");
        assertRefused(Map.of("robot_name_prefix", ""), "robot_name_prefix");
        assertRefused(Map.of("robot_name_prefix", "a b"), "robot_name_prefix");
        assertRefused(Map.of("project_creation_restriction", "nobody"), "project_creation_restriction");
        assertRefused(Map.of("audit_log_forward_endpoint", "nowhere"), "audit_log_forward_endpoint");
        assertRefused(Map.of("audit_log_forward_endpoint", "host:70000"), "audit_log_forward_endpoint");
        assertRefused(Map.of("audit_log_forward_endpoint", "ftp://host:1"), "audit_log_forward_endpoint");
        assertRefused(Map.of("disabled_audit_log_event_types", "pull_artifact,"), "disabled_audit_log_event_types");
        assertRefused(Map.of("disabled_audit_log_event_types", "PULL"), "disabled_audit_log_event_types");
        assertRefused(Map.of("banner_message", "x".repeat(8193)), "banner_message");
        assertRefused(Map.of("search_password", 7), "search_password");
        assertRefused(Map.of("auth_mode", "ldap_auth"), "auth_mode");
        assertRefused(Map.of("ldap_url", "ldaps://directory.example.com"), "ldap_url");
        assertRefused(Map.of("scanner_skip_update_pulltime", true), "scanner_skip_update_pulltime");
        assertRefused(Map.of("pull_count_update_disable", true), "pull_count_update_disable");

        assertThat(settings.value(Catalogue.SESSION_TIMEOUT)).isEqualTo(60);
    }

    @Test
    void whatIsFixedMayBeSentAsItIsAndUnknownNamesArePassedOver() {
        settings.update(ADMIN, Map.of("auth_mode", "db_auth", "ldap_url", "", "nobody_knows", 3));

        assertThat(settings.value(Catalogue.AUTH_MODE)).isEqualTo("db_auth");
    }

    @Test
    void theFormsOfEndpointsAndEventTypesAreAccepted() {
        for (String endpoint : List.of("log.example.com:514", "tls://[2001:db8::1]:6514", "udp://10.0.0.1:514", "")) {
            settings.update(ADMIN, Map.of("audit_log_forward_endpoint", endpoint));
            assertThat(settings.value(Catalogue.AUDIT_ENDPOINT)).isEqualTo(endpoint);
        }
        for (String types : List.of("pull_artifact", "pull_artifact,create_user", "")) {
            settings.update(ADMIN, Map.of("disabled_audit_log_event_types", types));
            assertThat(settings.value(Catalogue.AUDIT_DISABLED)).isEqualTo(types);
        }
    }

    @Test
    void entriesAreNotKeptOnlyWhileTheyAreSentSomewhere() {
        assertRefused(Map.of("skip_audit_log_database", true), "skip_audit_log_database");

        settings.update(ADMIN, Map.of("skip_audit_log_database", true, "audit_log_forward_endpoint", "log:514"));

        assertRefused(Map.of("audit_log_forward_endpoint", ""), "skip_audit_log_database");
        assertThat(settings.value(Catalogue.AUDIT_ENDPOINT)).isEqualTo("log:514");
        settings.update(ADMIN, Map.of("skip_audit_log_database", false, "audit_log_forward_endpoint", ""));
        assertThat(settings.value(Catalogue.AUDIT_NOT_KEPT)).isFalse();
    }

    @Test
    void whatTheOperatorFixesHoldsAndIsNotChanged() {
        Settings decided = settings(1, Map.of("read_only", true));

        assertThat(decided.value(Catalogue.READ_ONLY)).isTrue();
        assertThatThrownBy(() -> decided.update(ADMIN, Map.of("read_only", false)))
                .hasMessageStartingWith("read_only: ");
        decided.update(ADMIN, Map.of("read_only", true));
        assertThat(decided.shown()).contains(new Settings.Shown("read_only", true, false));
        assertThat(settings.shown()).contains(new Settings.Shown("read_only", false, true));
        assertThatThrownBy(() -> settings(1, Map.of("read_only", "yes"))).hasMessageStartingWith("read_only: ");
        assertThatThrownBy(() -> settings(1, Map.of("auth_mode", "ldap_auth"))).hasMessageStartingWith("auth_mode: ");
        assertThatThrownBy(() -> settings(1, Map.of("what", 1))).hasMessageStartingWith("what: ");
    }

    @Test
    void aSecretIsSealedInTheDatabaseAndShownToNobody() {
        settings.update(ADMIN, Map.of("search_password", "Correct-Horse-7"));

        assertThat(settings.value(SEARCH_PASSWORD)).isEqualTo(new Secret("Correct-Horse-7"));
        assertThat(settings.shown().toString()).doesNotContain("search_password", "Correct-Horse-7");
        String kept = database.read(tx -> tx.sql("select value from installation_setting")
                .first(row -> row.text("value"))
                .orElseThrow());
        assertThat(kept).doesNotContain("Correct-Horse-7");
        assertThat(new String(Base64.getDecoder().decode(kept), StandardCharsets.ISO_8859_1))
                .doesNotContain("Correct-Horse-7");
        assertThat(told()).containsExactly("search_password description=set search_password\n");
    }

    @Test
    void aSecretThatWasSealedWithAnotherKeyCountsAsNotSet() {
        settings.update(ADMIN, Map.of("search_password", "Correct-Horse-7"));

        assertThat(settings(2, Map.of()).value(SEARCH_PASSWORD).reveal()).isEmpty();
    }

    @Test
    void aSecretDoesNotOpenInThePlaceOfAnother() {
        settings.update(ADMIN, Map.of("other_password", "Correct-Horse-7"));
        database.transact(tx -> tx.sql("update installation_setting set name = 'search_password'")
                .update());

        assertThat(settings(1, Map.of()).value(SEARCH_PASSWORD).reveal()).isEmpty();
    }

    @Test
    void aChangeIsToldOfAndWhatChangesNothingIsNot() {
        settings.update(ADMIN, Map.of("read_only", false));
        settings.update(ADMIN, Map.of("read_only", true));
        settings.update(ADMIN, Map.of("read_only", true));

        assertThat(told()).containsExactly("read_only description=set read_only to 'true'\n");
    }

    private List<String> told() {
        return database.read(tx -> tx.sql("select subject, details from event")
                .list(row -> row.text("subject") + " " + row.text("details")));
    }

    private void assertRefused(Map<String, ?> wish, String name) {
        assertThatThrownBy(() -> settings.update(ADMIN, wish)).hasMessageStartingWith(name + ": ");
    }
}
