package dev.berth.control.settings;

import dev.berth.control.settings.Setting.Count;
import dev.berth.control.settings.Setting.Flag;
import dev.berth.control.settings.Setting.Text;
import dev.berth.platform.kernel.DomainException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// All that can be set for the installation, under the names that Harbor's clients know.
public final class Catalogue {

    /// Where users come from.
    public static final Setting<String> AUTH_MODE =
            new Text("auth_mode", "db_auth", SettingRules.oneOf(List.of("db_auth")));
    /// Whether pages offer the way into the [#AUTH_MODE] first.
    public static final Setting<Boolean> PRIMARY_AUTH_MODE = new Flag("primary_auth_mode", false);
    /// Who may make projects: `everyone` who is signed in, or `adminonly`.
    public static final Setting<String> PROJECT_CREATION =
            new Text("project_creation_restriction", "everyone", SettingRules.oneOf(List.of("everyone", "adminonly")));
    /// Whether nothing may be changed.
    public static final Setting<Boolean> READ_ONLY = new Flag("read_only", false);
    /// Whether people may make accounts for themselves.
    public static final Setting<Boolean> SELF_REGISTRATION = new Flag("self_registration", false);
    /// How long a token for pulls and pushes is good, in minutes.
    public static final Setting<Long> TOKEN_EXPIRATION = new Count("token_expiration", 10L, 1440, false);
    /// How long a robot lives of which it is not said, in days; -1 for ever.
    public static final Setting<Long> ROBOT_DURATION = new Count("robot_token_duration", 30L, 36_500, true);
    /// What the names that robots log in with begin with.
    public static final Setting<String> ROBOT_PREFIX = new Text("robot_name_prefix", "robot$", SettingRules::prefix);
    /// Whether webhooks are told of what happens.
    public static final Setting<Boolean> NOTIFICATIONS = new Flag("notification_enable", true);
    /// How long a session lasts without being used, in minutes.
    public static final Setting<Long> SESSION_TIMEOUT = new Count("session_timeout", 60L, 10_080, false);
    /// Whether pulls by scanners leave the time of the last pull alone.
    public static final Setting<Boolean> SCANNER_SKIPS_PULL_TIME = new Flag("scanner_skip_update_pulltime", false);
    /// What pages show above all else.
    public static final Setting<String> BANNER = new Text("banner_message", "", SettingRules::banner);
    /// Whether quotas are kept; what projects hold is counted all the same.
    public static final Setting<Boolean> QUOTAS = new Flag("quota_per_project_enable", true);
    /// How many bytes a project may hold of which it is not said; -1 for no limit.
    public static final Setting<Long> PROJECT_STORAGE = new Count("storage_per_project", -1L, 1L << 60, true);
    /// Where entries of the audit log are sent; empty for nowhere.
    public static final Setting<String> AUDIT_ENDPOINT =
            new Text("audit_log_forward_endpoint", "", SettingRules::endpoint);
    /// Whether entries of the audit log are only sent, and not kept.
    public static final Setting<Boolean> AUDIT_NOT_KEPT = new Flag("skip_audit_log_database", false);
    /// Types of events of which no entry is made, parted by commas.
    public static final Setting<String> AUDIT_DISABLED =
            new Text("disabled_audit_log_event_types", "", SettingRules::eventTypes);

    /// All of them.
    public static final List<Setting<?>> ALL = List.of(
            AUTH_MODE,
            PRIMARY_AUTH_MODE,
            PROJECT_CREATION,
            READ_ONLY,
            SELF_REGISTRATION,
            TOKEN_EXPIRATION,
            ROBOT_DURATION,
            ROBOT_PREFIX,
            NOTIFICATIONS,
            SESSION_TIMEOUT,
            SCANNER_SKIPS_PULL_TIME,
            BANNER,
            QUOTAS,
            PROJECT_STORAGE,
            AUDIT_ENDPOINT,
            AUDIT_NOT_KEPT,
            AUDIT_DISABLED);

    /// What clients know but Berth does in one way only.
    static final Map<String, Fixed> FIXED = Map.of(
            AUTH_MODE.name(),
            Fixed.here(AUTH_MODE.usual(), "only db_auth, users in the database, is built; LDAP and OIDC are not yet"),
            PRIMARY_AUTH_MODE.name(),
            Fixed.here(PRIMARY_AUTH_MODE.usual(), "there is no way to sign in but that of db_auth"),
            SCANNER_SKIPS_PULL_TIME.name(),
            Fixed.here(SCANNER_SKIPS_PULL_TIME.usual(), "there are no scanners yet whose pulls could be told apart"));

    private static final Set<String> PULLS =
            Set.of("pull_time_update_disable", "pull_count_update_disable", "pull_audit_log_disable");

    private Catalogue() {}

    /// What is wrong with these values together; empty when nothing is.
    static Optional<DomainException> contradiction(Map<String, String> written) {
        boolean kept = !Boolean.parseBoolean(written.get(AUDIT_NOT_KEPT.name()));
        boolean sent = !written.getOrDefault(AUDIT_ENDPOINT.name(), "").isEmpty();
        return kept || sent
                ? Optional.empty()
                : Optional.of(Setting.refused(
                        AUDIT_NOT_KEPT.name(),
                        "entries that are not kept must be sent somewhere; set %s first"
                                .formatted(AUDIT_ENDPOINT.name())));
    }

    /// Why a name that is not in the catalogue cannot be set to this; empty when Harbor passes it over as well.
    static Optional<String> objection(String name, Object sent) {
        // What clients send of a thing that they do not use.
        if (sent.equals("") || sent.equals(false) || (sent.equals(true) && name.endsWith("_verify_cert"))) {
            return Optional.empty();
        }
        if (name.startsWith("ldap_")
                || name.startsWith("oidc_")
                || name.startsWith("uaa_")
                || name.startsWith("http_authproxy_")) {
            return Optional.of("only the auth_mode db_auth is built, which does not use this");
        }
        return PULLS.contains(name)
                ? Optional.of("pulls are always counted; they are written down in batches and hold nobody up")
                : Optional.empty();
    }
}
