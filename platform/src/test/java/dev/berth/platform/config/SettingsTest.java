package dev.berth.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.platform.kernel.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SettingsTest {

    private static final Setting<HostPort> LISTEN =
            Setting.of("listen", SettingTypes.HOST_PORT, "127.0.0.1:5000", "where to listen");
    private static final Setting<Path> CERTIFICATE =
            Setting.optional("tls.certificate", SettingTypes.PATH, "the certificate");
    private static final Setting<Secret> PASSWORD =
            Setting.optional("admin.password-file", SettingTypes.SECRET_FILE, "the first password");
    private static final Setting<Duration> GRACE =
            Setting.of("stop.grace", SettingTypes.DURATION, "30s", "how long transfers may go on");
    private static final Setting<Integer> PIN = Setting.of(
                    "pin", SettingTypes.integer(0, 9999), "0", "a number not to be seen")
            .secret();
    private static final List<Setting<?>> DECLARED = List.of(LISTEN, CERTIFICATE, PASSWORD, GRACE, PIN);

    @TempDir
    private Path folder;

    @Test
    void defaultsHoldWhenNobodySaysAnything() {
        Settings settings = resolve(Map.of(), Map.of(), Optional.empty());

        assertThat(settings.get(LISTEN)).isEqualTo(new HostPort("127.0.0.1", 5000));
        assertThat(settings.get(GRACE)).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.find(CERTIFICATE)).isEmpty();
    }

    @Test
    void aFlagWinsOverTheEnvironmentAndTheEnvironmentOverTheFile() throws IOException {
        Path file = file("""
                # where Berth listens
                listen = file:1
                stop.grace = 1s
                tls.certificate = cert.pem
                """);

        Settings settings = resolve(
                Map.of("--listen", "flag:3"),
                Map.of("BERTH_LISTEN", "environment:2", "BERTH_STOP_GRACE", "2s", "HOME", "/"),
                Optional.of(file));

        assertThat(settings.get(LISTEN)).isEqualTo(new HostPort("flag", 3));
        assertThat(settings.get(GRACE)).isEqualTo(Duration.ofSeconds(2));
        assertThat(settings.find(CERTIFICATE)).contains(Path.of("cert.pem"));
    }

    @Test
    void anUnknownSettingIsRefusedWithTheNearestNameInEverySource() throws IOException {
        Path file = file("lisen = localhost:5000");

        assertThatThrownBy(() ->
                        resolve(Map.of("--tls-certificat", "x"), Map.of("BERTH_STOP_GRAEC", "1s"), Optional.of(file)))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContainingAll(
                        "unknown setting 'lisen' in berth.conf: did you mean 'listen'?",
                        "unknown setting 'BERTH_STOP_GRAEC' in the environment: did you mean 'BERTH_STOP_GRACE'?",
                        "unknown setting '--tls-certificat' in the command line:"
                                + " did you mean '--tls-certificate'?");
    }

    @Test
    void aNameThatResemblesNothingGetsNoSuggestion() {
        assertThatThrownBy(() -> resolve(Map.of(), Map.of("BERTH_ZZZZZZZZZZZZZZZZ", "1"), Optional.empty()))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageNotContaining("did you mean");
    }

    @Test
    void aValueThatIsNotAllowedIsNamedWithItsSourceAndWhatIsAllowed() {
        assertThatThrownBy(() -> resolve(Map.of(), Map.of("BERTH_STOP_GRACE", "soon"), Optional.empty()))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("setting 'stop.grace' in the environment is 'soon'; it must be a whole number with a unit"
                        + " of ms, s, m, h or d, such as 30s or 24h");
    }

    @Test
    void aSecretValueIsNeverShown() {
        assertThatThrownBy(() -> resolve(Map.of("--pin", "hunter2"), Map.of(), Optional.empty()))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("'pin' in the command line")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void aSecretIsReadFromItsFileWithoutTheLineEnd() throws IOException {
        Path secret = Files.writeString(folder.resolve("password"), "correct horse\n");

        Settings settings = resolve(Map.of(), Map.of("BERTH_ADMIN_PASSWORD_FILE", secret.toString()), Optional.empty());

        assertThat(settings.find(PASSWORD)).contains(new Secret("correct horse"));
    }

    @Test
    void aSecretFileThatIsMissingOrEmptyIsRefused() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty"));

        for (String path : List.of(empty.toString(), folder.resolve("missing").toString())) {
            assertThatThrownBy(() -> resolve(Map.of("--admin-password-file", path), Map.of(), Optional.empty()))
                    .isInstanceOf(InvalidSettingException.class)
                    .hasMessageContaining("the path of a file that can be read and is not empty");
        }
    }

    @Test
    void aFileThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> resolve(Map.of(), Map.of(), Optional.of(folder.resolve("absent.conf"))))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("absent.conf");
    }

    @Test
    void everySettingIsDescribedByAllItsNames() {
        assertThat(Settings.describe(List.of(LISTEN)))
                .containsExactly(new SettingDescription(
                        "listen",
                        "BERTH_LISTEN",
                        "--listen",
                        SettingTypes.HOST_PORT.allowed(),
                        Optional.of("127.0.0.1:5000"),
                        "where to listen"));
        assertThat(PASSWORD.environment()).isEqualTo("BERTH_ADMIN_PASSWORD_FILE");
        assertThat(PASSWORD.flag()).isEqualTo("--admin-password-file");
    }

    @Test
    void aSettingThatWasNotDeclaredIsABug() {
        Setting<String> other = Setting.of("other", SettingTypes.TEXT, "", "not declared");
        Settings settings = resolve(Map.of(), Map.of(), Optional.empty());

        assertThatThrownBy(() -> settings.get(other)).isInstanceOf(IllegalStateException.class);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("berth.conf"), text);
    }

    private static Settings resolve(Map<String, String> flags, Map<String, String> environment, Optional<Path> file) {
        return Settings.resolve(DECLARED, new SettingSources(flags, environment, file));
    }
}
