package dev.berth.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.platform.config.HostPort;
import dev.berth.platform.config.InvalidSettingException;
import dev.berth.platform.config.Setting;
import dev.berth.platform.config.SettingDescription;
import dev.berth.platform.config.SettingSources;
import dev.berth.platform.config.Settings;
import dev.berth.registry.content.ContentSettings;
import dev.berth.registry.upload.UploadSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServerSettingsTest {

    @Test
    void theSettingsAreThese() {
        assertThat(ServerSettings.declared().stream().map(Setting::key))
                .containsExactly(
                        "data",
                        "config",
                        "listen",
                        "external-url",
                        "tls.certificate",
                        "tls.key",
                        "http.idle-timeout",
                        "http.grace",
                        "http.trusted-proxies",
                        "log.format",
                        "log.level",
                        "log.access",
                        "registry.missing-blobs",
                        "registry.manifest-limit",
                        "registry.manifest-cache",
                        "upload.expiry",
                        "upload.open-per-repository",
                        "gc.interval",
                        "gc.lease",
                        "gc.orphan-age",
                        "verify.interval",
                        "verify.rate",
                        "token.lifetime",
                        "settings.fixed",
                        "admin.password-file",
                        "metrics.open",
                        "egress.allow",
                        "egress.deny",
                        "blobs.driver",
                        "blobs.cache",
                        "blobs.redirect",
                        "blobs.redirect-from",
                        "blobs.redirect-lifetime",
                        "blobs.redirect-endpoint",
                        "blobs.redirect-except-networks",
                        "blobs.redirect-except-agents",
                        "s3.bucket",
                        "s3.region",
                        "s3.endpoint",
                        "s3.prefix",
                        "s3.addressing",
                        "s3.access-key",
                        "s3.secret-key-file",
                        "s3.profile",
                        "s3.role",
                        "s3.token-file",
                        "s3.encryption",
                        "s3.kms-key",
                        "s3.checksum",
                        "s3.timeout",
                        "s3.attempts",
                        "s3.upload-memory",
                        "s3.connections",
                        "database.url",
                        "database.user",
                        "database.password-file",
                        "database.connections",
                        "secret.key-file");
    }

    @Test
    void withoutAWordFromAnybodyTheDefaultsAreTheSafeOnes() {
        ServerSettings settings = read(Map.of(), Map.of());

        assertThat(settings.http().listen()).isEqualTo(new HostPort("127.0.0.1", 8080));
        assertThat(settings.http().idleTimeout()).isEqualTo(Duration.ofSeconds(60));
        assertThat(settings.http().grace()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.http().trustedProxies()).isEmpty();
        assertThat(settings.tls()).isEmpty();
        assertThat(settings.externalUrl()).isEmpty();
        assertThat(settings.content()).isEqualTo(ContentSettings.DEFAULT);
        assertThat(settings.uploads()).isEqualTo(UploadSettings.DEFAULT);
        assertThat(settings.collection())
                .isEqualTo(new ServerSettings.Collection(Duration.ofMinutes(10), Duration.ofHours(24)));
        assertThat(settings.verification())
                .isEqualTo(new ServerSettings.Verification(Duration.ofDays(7), 32L * 1024 * 1024));
        assertThat(settings.tokenLifetime()).isEmpty();
        assertThat(settings.fixed()).isEmpty();
        assertThat(settings.adminPassword()).isEmpty();
        assertThat(settings.openMetrics()).isFalse();
        assertThat(settings.blobs().s3()).isEmpty();
        assertThat(settings.logs())
                .isEqualTo(
                        new ServerSettings.Logs(ServerSettings.Logs.Format.AUTO, ServerSettings.Logs.Level.INFO, true));
    }

    @Test
    void aFlagWinsOverTheEnvironment() {
        ServerSettings settings = read(
                Map.of("--listen", "0.0.0.0:5000"), Map.of("BERTH_LISTEN", "127.0.0.1:6000", "BERTH_GC_LEASE", "1h"));

        assertThat(settings.http().listen()).isEqualTo(new HostPort("0.0.0.0", 5000));
        assertThat(settings.content().lease()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void aMisspeltSettingIsRefusedWithTheOneThatWasMeant() {
        assertThatThrownBy(() -> read(Map.of(), Map.of("BERTH_LISTN", "127.0.0.1:6000")))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("BERTH_LISTN")
                .hasMessageContaining("BERTH_LISTEN");
    }

    @Test
    void halfATlsConfigurationIsRefused() {
        assertThatThrownBy(() -> read(Map.of("--tls-key", "key.pem"), Map.of()))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("tls.certificate");
    }

    @Test
    void everySettingSaysWhatItIs() {
        List<Setting<?>> silent = ServerSettings.declared().stream()
                .filter(setting -> !setting.description().endsWith("."))
                .toList();

        assertThat(silent).isEmpty();
    }

    @Test
    void theReadmeListsEverySettingWithItsDefault() throws IOException {
        String readme = Files.readString(Path.of("../README.md"));

        for (SettingDescription setting : Settings.describe(ServerSettings.declared())) {
            String shown = setting.defaultText()
                    .filter(text -> !text.isEmpty())
                    .map(text -> "`" + (setting.key().equals("data") ? "data" : text) + "`")
                    .orElse("–");
            assertThat(readme)
                    .contains("| `%s` | `%s` | %s | %s |"
                            .formatted(setting.key(), setting.environment(), shown, setting.description()));
        }
    }

    private static ServerSettings read(Map<String, String> flags, Map<String, String> environment) {
        return ServerSettings.read(new SettingSources(flags, environment, Optional.empty()));
    }
}
