package dev.berth.server;

import static dev.berth.platform.config.SettingTypes.BOOLEAN;
import static dev.berth.platform.config.SettingTypes.BYTE_SIZE;
import static dev.berth.platform.config.SettingTypes.CIDRS;
import static dev.berth.platform.config.SettingTypes.DURATION;
import static dev.berth.platform.config.SettingTypes.HOST_PORT;
import static dev.berth.platform.config.SettingTypes.PATH;
import static dev.berth.platform.config.SettingTypes.SECRET_FILE;
import static dev.berth.platform.config.SettingTypes.TEXT;
import static dev.berth.platform.config.SettingTypes.integer;
import static dev.berth.platform.config.SettingTypes.oneOf;

import dev.berth.platform.config.Cidr;
import dev.berth.platform.config.HostPort;
import dev.berth.platform.config.Setting;
import dev.berth.platform.config.SettingSources;
import dev.berth.platform.config.Settings;
import dev.berth.platform.egress.EgressPolicy;
import dev.berth.platform.kernel.Secret;
import dev.berth.registry.content.ContentSettings;
import dev.berth.registry.content.MissingBlobs;
import dev.berth.registry.upload.UploadSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// All that an operator may decide, one record per concern. Every key stands here and nowhere else.
public record ServerSettings(
        Path data,
        Http http,
        Optional<Tls> tls,
        Optional<String> externalUrl,
        Logs logs,
        ContentSettings content,
        UploadSettings uploads,
        BlobSettings blobs,
        DatabaseSettings database,
        Collection collection,
        Verification verification,
        Map<String, Object> fixed,
        Optional<Duration> tokenLifetime,
        Optional<Secret> adminPassword,
        boolean openMetrics,
        EgressPolicy egress) {

    /// Where and how to listen.
    public record Http(HostPort listen, Duration idleTimeout, Duration grace, List<Cidr> trustedProxies) {}

    /// The server's certificate.
    public record Tls(Path certificate, Path key) {}

    /// What is logged, and how.
    public record Logs(Format format, Level level, boolean access) {
        /// How a line looks.
        public enum Format {
            AUTO,
            TEXT,
            JSON
        }

        /// From which importance on.
        public enum Level {
            DEBUG,
            INFO,
            WARN,
            ERROR
        }
    }

    /// Garbage collection.
    public record Collection(Duration interval, Duration orphanAge) {}

    /// Background verification.
    ///
    /// @param rate bytes read per second
    public record Verification(Duration interval, long rate) {}

    private static final Setting<Path> DATA = Setting.of(
            "data", PATH, System.getProperty("berth.home", ".") + "/data", "The folder that holds everything.");
    private static final Setting<Path> CONFIG = Setting.optional("config", PATH, "The file to read settings from.");
    private static final Setting<HostPort> LISTEN =
            Setting.of("listen", HOST_PORT, "127.0.0.1:8080", "Where to listen; 0.0.0.0:8080 for all addresses.");
    private static final Setting<String> EXTERNAL_URL = Setting.optional(
            "external-url",
            TEXT,
            "The address clients use, when it is another than they ask for: https://registry.example.");
    private static final Setting<Path> TLS_CERTIFICATE =
            Setting.optional("tls.certificate", PATH, "A PEM file with the certificate and its chain; turns TLS on.");
    private static final Setting<Path> TLS_KEY = Setting.optional("tls.key", PATH, "A PEM file with the private key.");
    private static final Setting<Duration> IDLE_TIMEOUT =
            Setting.of("http.idle-timeout", DURATION, "60s", "How long a connection may be silent.");
    private static final Setting<Duration> GRACE =
            Setting.of("http.grace", DURATION, "30s", "How long running transfers may take when the server stops.");
    private static final Setting<List<Cidr>> TRUSTED_PROXIES = Setting.of(
            "http.trusted-proxies", CIDRS, "", "Networks of proxies whose X-Forwarded headers are believed.");
    private static final Setting<Logs.Format> LOG_FORMAT = Setting.of(
            "log.format",
            oneOf(Logs.Format.class),
            "auto",
            "Text, JSON lines, or text on a terminal and JSON elsewhere.");
    private static final Setting<Logs.Level> LOG_LEVEL =
            Setting.of("log.level", oneOf(Logs.Level.class), "info", "From which importance on lines are logged.");
    private static final Setting<Boolean> LOG_ACCESS = Setting.of(
            "log.access",
            BOOLEAN,
            "true",
            "Log requests; pulls that are answered from memory are counted, not logged.");
    private static final Setting<MissingBlobs> MISSING_BLOBS = Setting.of(
            "registry.missing-blobs",
            oneOf(MissingBlobs.class),
            "refuse",
            "What happens to a manifest whose config or layers are not in its repository.");
    private static final Setting<Integer> MANIFEST_LIMIT = Setting.of(
            "registry.manifest-limit", integer(1024, 64 * 1024 * 1024), "4194304", "The largest manifest, in bytes.");
    private static final Setting<Long> MANIFEST_CACHE =
            Setting.of("registry.manifest-cache", BYTE_SIZE, "32MiB", "Memory for manifests that are pulled often.");
    private static final Setting<Duration> UPLOAD_EXPIRY =
            Setting.of("upload.expiry", DURATION, "24h", "How long an unfinished upload may be idle.");
    private static final Setting<Integer> UPLOAD_OPEN = Setting.of(
            "upload.open-per-repository",
            integer(1, 1_000_000),
            "4000",
            "How many unfinished uploads a repository may have at once.");
    private static final Setting<Duration> GC_INTERVAL =
            Setting.of("gc.interval", DURATION, "10m", "How often what nothing needs is collected.");
    private static final Setting<Duration> GC_LEASE = Setting.of(
            "gc.lease",
            DURATION,
            "24h",
            "How long a pushed, mounted or promised blob stays before a manifest names it.");
    private static final Setting<Duration> GC_ORPHAN_AGE = Setting.of(
            "gc.orphan-age", DURATION, "24h", "How old bytes must be that no row knows, before they are swept.");
    private static final Setting<Duration> VERIFY_INTERVAL =
            Setting.of("verify.interval", DURATION, "7d", "How often all stored content is read again and compared.");
    private static final Setting<Long> VERIFY_RATE =
            Setting.of("verify.rate", BYTE_SIZE, "32MiB", "How many bytes per second verification reads.");
    private static final Setting<Duration> TOKEN_LIFETIME = Setting.optional(
            "token.lifetime",
            DURATION,
            "How long a pull or push token is good; without it administrators set token_expiration, at first 10 minutes.");
    private static final Setting<Map<String, Object>> FIXED = Setting.of(
            "settings.fixed",
            FixedSettings.TYPE,
            "",
            "What administrators cannot set by the API: name=value, with semicolons between them.");
    private static final Setting<Secret> ADMIN_PASSWORD = Setting.optional(
                    "admin.password-file",
                    SECRET_FILE,
                    "A file with the password of the administrator 'admin', made on the first start.")
            .secret();
    private static final Setting<Boolean> OPEN_METRICS = Setting.of(
            "metrics.open", BOOLEAN, "false", "Show /metrics to everybody, not only to administrators and loopback.");

    private static final Setting<List<Cidr>> EGRESS_ALLOW = Setting.of(
            "egress.allow",
            CIDRS,
            "",
            "Inner networks that webhooks and the audit log may reach; without it they reach the public internet only.");
    private static final Setting<List<Cidr>> EGRESS_DENY =
            Setting.of("egress.deny", CIDRS, "", "Networks that they may never reach, whatever egress.allow says.");

    private static final List<Setting<?>> DECLARED = Stream.of(
                    List.<Setting<?>>of(
                            DATA,
                            CONFIG,
                            LISTEN,
                            EXTERNAL_URL,
                            TLS_CERTIFICATE,
                            TLS_KEY,
                            IDLE_TIMEOUT,
                            GRACE,
                            TRUSTED_PROXIES,
                            LOG_FORMAT,
                            LOG_LEVEL,
                            LOG_ACCESS,
                            MISSING_BLOBS,
                            MANIFEST_LIMIT,
                            MANIFEST_CACHE,
                            UPLOAD_EXPIRY,
                            UPLOAD_OPEN,
                            GC_INTERVAL,
                            GC_LEASE,
                            GC_ORPHAN_AGE,
                            VERIFY_INTERVAL,
                            VERIFY_RATE,
                            TOKEN_LIFETIME,
                            FIXED,
                            ADMIN_PASSWORD,
                            OPEN_METRICS,
                            EGRESS_ALLOW,
                            EGRESS_DENY),
                    BlobSettings.DECLARED,
                    DatabaseSettings.DECLARED)
            .flatMap(List::stream)
            .toList();

    /// The host under which clients find the registry, with its port, as far as the settings say.
    String host() {
        return externalUrl
                .map(url -> url.replaceFirst("^[a-zA-Z]+://", "").replaceFirst("/.*$", ""))
                .orElseGet(() -> http.listen().toString());
    }

    /// Every setting there is.
    public static List<Setting<?>> declared() {
        return DECLARED;
    }

    /// The settings that these sources give.
    ///
    /// @throws dev.berth.platform.config.InvalidSettingException with a sentence for each thing that is wrong
    public static ServerSettings read(SettingSources sources) {
        return of(Settings.resolve(DECLARED, sources));
    }

    private static ServerSettings of(Settings settings) {
        return new ServerSettings(
                settings.get(DATA).toAbsolutePath().normalize(),
                new Http(
                        settings.get(LISTEN),
                        settings.get(IDLE_TIMEOUT),
                        settings.get(GRACE),
                        settings.get(TRUSTED_PROXIES)),
                tls(settings),
                settings.find(EXTERNAL_URL),
                new Logs(settings.get(LOG_FORMAT), settings.get(LOG_LEVEL), settings.get(LOG_ACCESS)),
                new ContentSettings(
                        settings.get(GC_LEASE),
                        settings.get(MISSING_BLOBS),
                        settings.get(MANIFEST_LIMIT),
                        settings.get(MANIFEST_CACHE)),
                new UploadSettings(
                        settings.get(UPLOAD_EXPIRY),
                        UploadSettings.DEFAULT.finishedMemory(),
                        settings.get(UPLOAD_OPEN)),
                BlobSettings.of(settings, settings.get(DATA).toAbsolutePath().normalize()),
                DatabaseSettings.of(settings),
                new Collection(settings.get(GC_INTERVAL), settings.get(GC_ORPHAN_AGE)),
                new Verification(settings.get(VERIFY_INTERVAL), settings.get(VERIFY_RATE)),
                FixedSettings.with(settings.get(FIXED), settings.find(TOKEN_LIFETIME)),
                settings.find(TOKEN_LIFETIME),
                settings.find(ADMIN_PASSWORD),
                settings.get(OPEN_METRICS),
                new EgressPolicy(settings.get(EGRESS_ALLOW), settings.get(EGRESS_DENY)));
    }

    private static Optional<Tls> tls(Settings settings) {
        Optional<Path> certificate = settings.find(TLS_CERTIFICATE);
        Optional<Path> key = settings.find(TLS_KEY);
        if (certificate.isPresent() != key.isPresent()) {
            throw new dev.berth.platform.config.InvalidSettingException(
                    "TLS needs both tls.certificate and tls.key; only one of them is set");
        }
        return certificate.map(file -> new Tls(file, key.orElseThrow()));
    }
}
