package dev.berth.server;

import static dev.berth.platform.config.SettingTypes.BYTE_SIZE;
import static dev.berth.platform.config.SettingTypes.DURATION;
import static dev.berth.platform.config.SettingTypes.PATH;
import static dev.berth.platform.config.SettingTypes.SECRET_FILE;
import static dev.berth.platform.config.SettingTypes.TEXT;
import static dev.berth.platform.config.SettingTypes.URL;
import static dev.berth.platform.config.SettingTypes.integer;
import static dev.berth.platform.config.SettingTypes.oneOf;

import dev.berth.blobstore.s3.S3Credentials;
import dev.berth.blobstore.s3.S3Encryption;
import dev.berth.blobstore.s3.S3Settings;
import dev.berth.blobstore.s3.S3Settings.Addressing;
import dev.berth.blobstore.s3.S3Settings.PartChecksum;
import dev.berth.platform.config.InvalidSettingException;
import dev.berth.platform.config.Setting;
import dev.berth.platform.config.Settings;
import dev.berth.platform.kernel.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Where content lies.
///
/// @param s3 the bucket; empty when content lies in files of the data folder
public record BlobSettings(Optional<S3Settings> s3) {

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

    private static final Setting<Driver> DRIVER = Setting.of(
            "blobs.driver",
            oneOf(Driver.class),
            "filesystem",
            "Where content lies: in files below the data folder, or in a bucket of S3, for all nodes.");
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
            case FILESYSTEM -> new BlobSettings(Optional.empty());
            case S3 -> new BlobSettings(Optional.of(s3(settings, data)));
        };
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
