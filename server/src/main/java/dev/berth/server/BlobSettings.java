package dev.berth.server;

import static dev.berth.platform.config.SettingTypes.BOOLEAN;
import static dev.berth.platform.config.SettingTypes.BYTE_SIZE;
import static dev.berth.platform.config.SettingTypes.CIDRS;
import static dev.berth.platform.config.SettingTypes.DURATION;
import static dev.berth.platform.config.SettingTypes.PATH;
import static dev.berth.platform.config.SettingTypes.SECRET_FILE;
import static dev.berth.platform.config.SettingTypes.TEXT;
import static dev.berth.platform.config.SettingTypes.URL;
import static dev.berth.platform.config.SettingTypes.integer;
import static dev.berth.platform.config.SettingTypes.oneOf;

import dev.berth.api.oci.BlobRedirects;
import dev.berth.blobstore.s3.S3Credentials;
import dev.berth.blobstore.s3.S3Encryption;
import dev.berth.blobstore.s3.S3Settings;
import dev.berth.blobstore.s3.S3Settings.Addressing;
import dev.berth.blobstore.s3.S3Settings.PartChecksum;
import dev.berth.platform.config.Cidr;
import dev.berth.platform.config.InvalidSettingException;
import dev.berth.platform.config.Setting;
import dev.berth.platform.config.Settings;
import dev.berth.platform.kernel.Secret;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Where content lies.
///
/// @param s3 the bucket; empty when content lies in files of the data folder
/// @param cache bytes of the node's disk for copies of what lies in the bucket; 0 for none
/// @param redirects which clients read which blobs from the bucket itself
public record BlobSettings(Optional<S3Settings> s3, long cache, BlobRedirects redirects) {

    /// What keeps the content.
    public enum Driver {
        FILESYSTEM,
        S3
    }

    /// Who encrypts what lies in the bucket.
    public enum Encryption {
        BUCKET,
        S3,
        KMS
    }

    // What the signature allows.
    private static final Duration LONGEST_LIFETIME = Duration.ofDays(7);

    private static final Setting<Driver> DRIVER = Setting.of(
            "blobs.driver",
            oneOf(Driver.class),
            "filesystem",
            "Where content lies: in files below the data folder, or in a bucket of S3, for all nodes.");
    private static final Setting<Long> CACHE = Setting.of(
            "blobs.cache",
            BYTE_SIZE,
            "10GiB",
            "Room on the node's disk for copies of what is read often from S3; 0 for none.");
    private static final Setting<Boolean> REDIRECT = Setting.of(
            "blobs.redirect",
            BOOLEAN,
            "false",
            "Send clients to S3 for large blobs, by an address that is signed for them; they must be able to reach it.");
    private static final Setting<Long> REDIRECT_FROM =
            Setting.of("blobs.redirect-from", BYTE_SIZE, "1MiB", "From which size on a blob is large.");
    private static final Setting<Duration> REDIRECT_LIFETIME = Setting.of(
            "blobs.redirect-lifetime",
            DURATION,
            "15m",
            "How long a signed address is good, at most seven days; a transfer that has begun goes on.");
    private static final Setting<URI> REDIRECT_ENDPOINT = Setting.optional(
            "blobs.redirect-endpoint",
            URL,
            "The address of S3 as clients see it, when it is another than s3.endpoint.");
    private static final Setting<List<Cidr>> REDIRECT_EXCEPT_NETWORKS =
            Setting.of("blobs.redirect-except-networks", CIDRS, "", "Networks whose clients get all bytes from here.");
    private static final Setting<String> REDIRECT_EXCEPT_AGENTS = Setting.of(
            "blobs.redirect-except-agents",
            TEXT,
            "",
            "Beginnings of User-Agent headers, with commas between them, of clients that get all bytes from here.");
    private static final Setting<String> BUCKET =
            Setting.optional("s3.bucket", TEXT, "The bucket, which must be there already.");
    private static final Setting<String> REGION = Setting.of("s3.region", TEXT, "us-east-1", "The bucket's region.");
    private static final Setting<URI> ENDPOINT =
            Setting.optional("s3.endpoint", URL, "The address of a server that speaks like S3; without one it is AWS.");
    private static final Setting<String> PREFIX =
            Setting.of("s3.prefix", TEXT, "", "Comes before the name of every object in the bucket.");
    private static final Setting<Addressing> ADDRESSING = Setting.of(
            "s3.addressing",
            oneOf(Addressing.class),
            "virtual-host",
            "Whether the bucket stands in the host's name or in the path; most servers other than AWS want the path.");
    private static final Setting<String> ACCESS_KEY = Setting.optional(
            "s3.access-key",
            TEXT,
            "An access key; without one, and without profile or role, credentials come from the machine as with AWS's own tools.");
    private static final Setting<Secret> SECRET_KEY = Setting.optional(
                    "s3.secret-key-file", SECRET_FILE, "A file with the access key's secret.")
            .secret();
    private static final Setting<String> PROFILE =
            Setting.optional("s3.profile", TEXT, "A profile of AWS's shared credentials file.");
    private static final Setting<String> ROLE =
            Setting.optional("s3.role", TEXT, "The ARN of a role to take on with the token of s3.token-file.");
    private static final Setting<Path> TOKEN_FILE =
            Setting.optional("s3.token-file", PATH, "A file with a web identity token, read again as it changes.");
    private static final Setting<Encryption> ENCRYPTION = Setting.of(
            "s3.encryption",
            oneOf(Encryption.class),
            "bucket",
            "What is asked of S3: to encrypt as the bucket says, with keys of its own, or with a key of KMS.");
    private static final Setting<String> KMS_KEY =
            Setting.optional("s3.kms-key", TEXT, "The key of KMS; without one, the account's default key.");
    private static final Setting<PartChecksum> CHECKSUM = Setting.of(
            "s3.checksum",
            oneOf(PartChecksum.class),
            "crc32c",
            "The checksum sent with every object and part; none for a server that does not know them.");
    private static final Setting<Duration> SILENCE =
            Setting.of("s3.timeout", DURATION, "20s", "How long S3 may be silent in the middle of a request.");
    private static final Setting<Integer> ATTEMPTS =
            Setting.of("s3.attempts", integer(1, 20), "4", "How often a request to S3 is sent before it has failed.");
    private static final Setting<Long> MEMORY = Setting.of(
            "s3.upload-memory",
            BYTE_SIZE,
            "64MiB",
            "Memory for uploads on their way to S3; what finds no room there goes through files.");
    private static final Setting<Integer> CONNECTIONS =
            Setting.of("s3.connections", integer(4, 10_000), "64", "How many connections to S3 are open at once.");

    static final List<Setting<?>> DECLARED = List.of(
            DRIVER,
            CACHE,
            REDIRECT,
            REDIRECT_FROM,
            REDIRECT_LIFETIME,
            REDIRECT_ENDPOINT,
            REDIRECT_EXCEPT_NETWORKS,
            REDIRECT_EXCEPT_AGENTS,
            BUCKET,
            REGION,
            ENDPOINT,
            PREFIX,
            ADDRESSING,
            ACCESS_KEY,
            SECRET_KEY,
            PROFILE,
            ROLE,
            TOKEN_FILE,
            ENCRYPTION,
            KMS_KEY,
            CHECKSUM,
            SILENCE,
            ATTEMPTS,
            MEMORY,
            CONNECTIONS);

    /// @param data the node's data folder
    static BlobSettings of(Settings settings, Path data) {
        return switch (settings.get(DRIVER)) {
            case FILESYSTEM -> new BlobSettings(Optional.empty(), 0, BlobRedirects.NONE);
            case S3 -> new BlobSettings(Optional.of(s3(settings, data)), settings.get(CACHE), redirects(settings));
        };
    }

    private static BlobRedirects redirects(Settings settings) {
        if (!settings.get(REDIRECT)) {
            return BlobRedirects.NONE;
        }
        List<Cidr> networks = settings.get(REDIRECT_EXCEPT_NETWORKS);
        List<String> agents = Arrays.stream(settings.get(REDIRECT_EXCEPT_AGENTS).split(",", -1))
                .map(String::strip)
                .filter(agent -> !agent.isEmpty())
                .toList();
        return new BlobRedirects(settings.get(REDIRECT_FROM), address -> isIn(networks, address), agents);
    }

    private static boolean isIn(List<Cidr> networks, String address) {
        if (networks.isEmpty()) {
            return false;
        }
        try {
            InetAddress client = InetAddress.ofLiteral(address);
            return networks.stream().anyMatch(network -> network.contains(client));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Optional<S3Settings.Redirects> signing(Settings settings) {
        if (!settings.get(REDIRECT)) {
            return Optional.empty();
        }
        Duration lifetime = settings.get(REDIRECT_LIFETIME);
        if (lifetime.compareTo(LONGEST_LIFETIME) > 0 || lifetime.toSeconds() < 1) {
            throw new InvalidSettingException("blobs.redirect-lifetime must be from one second to seven days");
        }
        return Optional.of(new S3Settings.Redirects(settings.find(REDIRECT_ENDPOINT), lifetime));
    }

    private static S3Settings s3(Settings settings, Path data) {
        return new S3Settings(
                settings.find(BUCKET).orElseThrow(() -> missing("blobs.driver is s3", "s3.bucket")),
                settings.get(REGION),
                settings.find(ENDPOINT),
                settings.get(PREFIX),
                settings.get(ADDRESSING),
                credentials(settings),
                encryption(settings),
                settings.get(CHECKSUM),
                new S3Settings.Limits(
                        settings.get(SILENCE), settings.get(ATTEMPTS), settings.get(MEMORY), settings.get(CONNECTIONS)),
                signing(settings),
                data.resolve("spill"));
    }

    private static S3Credentials credentials(Settings settings) {
        Optional<String> access = settings.find(ACCESS_KEY);
        Optional<Secret> secret = settings.find(SECRET_KEY);
        Optional<String> profile = settings.find(PROFILE);
        Optional<String> role = settings.find(ROLE);
        long ways = List.of(access, profile, role).stream()
                .filter(Optional::isPresent)
                .count();
        if (ways > 1) {
            throw new InvalidSettingException(
                    "there are several ways to log in to S3: set only one of s3.access-key, s3.profile and s3.role");
        }
        if (access.isPresent() || secret.isPresent()) {
            return new S3Credentials.Keys(
                    access.orElseThrow(() -> missing("s3.secret-key-file is set", "s3.access-key")),
                    secret.orElseThrow(() -> missing("s3.access-key is set", "s3.secret-key-file"))
                            .reveal(),
                    Optional.empty());
        }
        if (role.isPresent()) {
            Path token = settings.find(TOKEN_FILE).orElseThrow(() -> missing("s3.role is set", "s3.token-file"));
            return new S3Credentials.WebIdentity(role.get(), token, Optional.empty());
        }
        return profile.<S3Credentials>map(S3Credentials.Profile::new).orElseGet(S3Credentials.FromMachine::new);
    }

    private static S3Encryption encryption(Settings settings) {
        return switch (settings.get(ENCRYPTION)) {
            case BUCKET -> new S3Encryption.AsBucket();
            case S3 -> new S3Encryption.S3Managed();
            case KMS -> new S3Encryption.Kms(settings.find(KMS_KEY));
        };
    }

    private static InvalidSettingException missing(String because, String needed) {
        return new InvalidSettingException("%s, so %s must be set too".formatted(because, needed));
    }
}
