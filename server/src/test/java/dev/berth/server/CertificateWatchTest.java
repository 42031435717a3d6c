package dev.berth.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.platform.config.SettingSources;
import dev.berth.platform.http.TestCertificate;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateWatchTest {

    @TempDir
    Path temp;

    @Test
    void aRenewedCertificateIsServedAndABrokenOneIsNot() throws Exception {
        TestCertificate first = certificate("first");
        TestCertificate second = certificate("second");
        CertificateWatch watch = new CertificateWatch(first.files());
        try (BerthServer server = BerthServer.start(settings(first))) {
            assertThat(get(server, first)).isEqualTo(200);

            Files.writeString(first.files().certificate(), "no certificate");
            watch.look(server::reloadTls);
            assertThat(get(server, first)).isEqualTo(200);

            replace(first, second);
            watch.look(server::reloadTls);
            assertThat(get(server, second)).isEqualTo(200);
            assertThatThrownBy(() -> get(server, first)).isInstanceOf(SSLHandshakeException.class);
        }
    }

    @Test
    void aKeyThatDoesNotFitTheCertificateIsNotServed() throws Exception {
        TestCertificate first = certificate("first");
        TestCertificate second = certificate("second");
        CertificateWatch watch = new CertificateWatch(first.files());
        try (BerthServer server = BerthServer.start(settings(first))) {
            // Half of a renewal.
            copy(second.files().certificate(), first.files().certificate());
            watch.look(server::reloadTls);
            assertThat(get(server, first)).isEqualTo(200);

            copy(second.files().key(), first.files().key());
            watch.look(server::reloadTls);
            assertThat(get(server, second)).isEqualTo(200);
        }
    }

    @Test
    void filesAreReadAgainOncePerChangeAlsoWhenTheyCannotBeUsed() throws Exception {
        TestCertificate certificate = certificate("only");
        CertificateWatch watch = new CertificateWatch(certificate.files());
        AtomicInteger reloads = new AtomicInteger();
        CertificateWatch.Reload failing = () -> {
            reloads.incrementAndGet();
            throw new IOException("not a certificate");
        };

        watch.look(failing);
        assertThat(reloads).hasValue(0);
        Files.writeString(certificate.files().certificate(), "no certificate");
        watch.look(failing);
        watch.look(failing);
        assertThat(reloads).hasValue(1);
        Files.delete(certificate.files().certificate());
        watch.look(failing);
        watch.look(failing);
        assertThat(reloads).hasValue(2);
    }

    private TestCertificate certificate(String name) throws Exception {
        return TestCertificate.in(Files.createDirectory(temp.resolve(name)));
    }

    private static void replace(TestCertificate old, TestCertificate renewed) throws IOException {
        copy(renewed.files().certificate(), old.files().certificate());
        copy(renewed.files().key(), old.files().key());
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }

    private ServerSettings settings(TestCertificate certificate) {
        return ServerSettings.read(new SettingSources(
                Map.of(
                        "--data", temp.resolve("data").toString(),
                        "--listen", "127.0.0.1:0",
                        "--tls-certificate", certificate.files().certificate().toString(),
                        "--tls-key", certificate.files().key().toString()),
                Map.of(),
                Optional.empty()));
    }

    /// The status, over a connection of its own.
    private static int get(BerthServer server, TestCertificate trusted) throws IOException, InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder().sslContext(trusted.trusting()).build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(server.address() + "/livez"))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }
}
