package dev.berth.control.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.platform.egress.Egress;
import dev.berth.platform.egress.EgressPolicy;
import dev.berth.platform.egress.Resolver;
import dev.berth.platform.http.TestCertificate;
import dev.berth.platform.kernel.ListQuery;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The audit log, sent to real receivers.
class AuditForwardTest extends AuditForwardScene {

    @TempDir
    Path folder;

    @Test
    void entriesArriveInTheirOrderAsMessagesOfSyslog() throws Exception {
        SyslogServer receiver = opened(SyslogServer.patient());
        sendTo("127.0.0.1:" + receiver.port());

        happen(7);
        happen(1);
        sendAll(forwarder);

        eventually(() -> receiver.messages.size() == 8);
        assertThat(labels(receiver.messages)).isEqualTo(numbers(1, 8));
        assertThat(receiver.messages.getFirst())
                .startsWith("<110>1 2026-11-21T10:00:00.250Z registry.example.com berth - create_label"
                        + " [origin software=\"Berth\"] {\"time\":\"2026-11-21T10:00:00.250Z\",\"actor\":\"dora\"")
                .contains("\"source_ip\":\"192.0.2.7\"", "\"request_id\":\"req-1\"", "\"operation\":\"create\"")
                .endsWith("}");
        assertThat(receiver.connections).hasValue(1);
        assertThat(forwarder.sent()).isEqualTo(8);
    }

    @Test
    void aReceiverThatEndsInTheMiddleGetsTheRestAndPerhapsSomeTwice() throws Exception {
        SyslogServer receiver = opened(SyslogServer.plain(connection -> connection <= 2 ? 3 : Integer.MAX_VALUE));
        // The third connection is the first that nobody ends.
        settled = () -> forwarder.failures() < 2 ? LONG : AT_ONCE;
        sendTo("tcp://127.0.0.1:" + receiver.port());

        happen(50);
        sendAll(forwarder);

        eventually(() -> receiver.messages.size() == 56);
        assertThat(labels(receiver.messages).subList(6, 56)).isEqualTo(numbers(1, 50));
        assertThat(forwarder.failures()).isEqualTo(2);
    }

    @Test
    void aReceiverThatIsAwayHoldsUpNobodyAndWhatWaitsIsBounded() throws Exception {
        SyslogServer receiver = opened(SyslogServer.plain(_ -> -1));
        sendTo("127.0.0.1:" + receiver.port());
        receiver.close();
        happen(150);
        happen(150);

        assertThat(forwarder.sendDue()).isFalse();
        happen(40);

        assertThat(forwarder.waiting()).isEqualTo(300);
        assertThat(forwarder.dropped()).isEqualTo(40);
        long kept = new AuditLog(database)
                .list(new AuditScope.Everything(), ListQuery.first(1))
                .total();
        assertThat(kept).isGreaterThanOrEqualTo(340);

        SyslogServer other = opened(SyslogServer.patient());
        sendTo("127.0.0.1:" + other.port());
        sendAll(forwarder);
        eventually(() -> other.messages.size() == 300);
        assertThat(labels(other.messages)).isEqualTo(numbers(1, 300));
    }

    @Test
    void whoTakesNothingOfALotIsLeftAfterAWhile() throws Exception {
        SyslogServer deaf = opened(SyslogServer.plain(_ -> -1));
        sendTo("127.0.0.1:" + deaf.port());
        // More than the buffers of two sockets hold.
        String much = "x".repeat(1_000_000);
        database.transact(tx -> {
            new JdbcForwardStore()
                    .insert(tx, "", IntStream.range(0, 20).mapToObj(_ -> much).toList());
            return tx;
        });

        assertThat(forwarder.sendDue()).isFalse();
        assertThat(forwarder.failures()).isEqualTo(1);
        assertThat(forwarder.waiting()).isEqualTo(20);
    }

    @Test
    void byTlsOnlyWhoShowsACertificateThatIsTrustedGetsAnything() throws Exception {
        TestCertificate certificate = TestCertificate.in(folder);
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve("keys.p12"))) {
            keys.load(in, "changeit".toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "changeit".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        SyslogServer receiver = opened(new SyslogServer(
                context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress()),
                _ -> Integer.MAX_VALUE));
        sendTo("tls://127.0.0.1:" + receiver.port());
        happen(3);

        assertThat(forwarder.sendDue()).isFalse();
        assertThat(receiver.messages).isEmpty();
        forwarder.close();
        AuditForwarder trusting =
                forwarder("node", new Egress(LOOPBACK, Resolver.system(), SHORT, certificate.trusting()));
        sendAll(trusting);

        eventually(() -> receiver.messages.size() == 3);
        assertThat(labels(receiver.messages)).isEqualTo(numbers(1, 3));
    }

    @Test
    void byUdpEachEntryIsADatagram() throws Exception {
        try (DatagramSocket receiver = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            receiver.setSoTimeout(20_000);
            sendTo("udp://127.0.0.1:" + receiver.getLocalPort());
            happen(3);
            sendAll(forwarder);

            List<String> messages = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                DatagramPacket packet = new DatagramPacket(new byte[8_192], 8_192);
                receiver.receive(packet);
                messages.add(new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8));
            }
            assertThat(labels(messages)).isEqualTo(numbers(1, 3));
            assertThat(messages).allMatch(message -> message.startsWith("<110>1 "));
        }
    }

    @Test
    void anAddressThatMayNotBeReachedIsNotConnectedTo() throws Exception {
        SyslogServer receiver = opened(SyslogServer.patient());
        sendTo("127.0.0.1:" + receiver.port());
        AuditForwarder outside = forwarder("node", new Egress(EgressPolicy.PUBLIC, Resolver.system(), SHORT));
        happen(1);

        assertThat(outside.sendDue()).isFalse();
        sendTo("udp://127.0.0.1:" + receiver.port());
        assertThat(outside.sendDue()).isFalse();

        assertThat(receiver.connections).hasValue(0);
        assertThat(outside.failures()).isEqualTo(2);
    }

    @Test
    void ofTwoNodesOneSends() throws Exception {
        SyslogServer receiver = opened(SyslogServer.patient());
        sendTo("127.0.0.1:" + receiver.port());
        AuditForwarder second = forwarder("second", new Egress(LOOPBACK, Resolver.system(), SHORT));
        happen(1);
        assertThat(forwarder.sendDue()).isTrue();
        happen(1);
        assertThat(second.sendDue()).isFalse();
        forwarder.close();
        assertThat(second.sendDue()).isTrue();

        eventually(() -> receiver.messages.size() == 2);
        assertThat(second.sent()).isEqualTo(1);
    }

    @Test
    void whatANodeReadBeforeAnotherSentItIsNotSentTwice() throws Exception {
        SyslogServer receiver = opened(SyslogServer.patient());
        sendTo("127.0.0.1:" + receiver.port());
        Egress egress = opened(new Egress(LOOPBACK, Resolver.system(), SHORT));
        AtomicBoolean meanwhile = new AtomicBoolean();
        InstantSource clock = () -> {
            if (meanwhile.compareAndSet(false, true)) {
                assertThat(forwarder.sendDue()).isTrue();
                forwarder.close();
            }
            return control.clock().instant();
        };
        AuditForwarder second =
                opened(new AuditForwarder(database, _ -> terms, egress, clock, "second", () -> AT_ONCE));
        happen(1);

        assertThat(second.sendDue()).isTrue();

        assertThat(forwarder.sent()).isEqualTo(1);
        assertThat(second.sent()).isZero();
    }

    @Test
    void whatIsOnlySentIsNotKeptAndWhatIsDisabledIsNeither() throws Exception {
        SyslogServer receiver = opened(SyslogServer.patient());
        happen(1);
        AuditLog log = new AuditLog(database);
        var all = ListQuery.first(1);
        long before = log.list(new AuditScope.Everything(), all).total();
        terms = new AuditTerms(SyslogReceiver.parse("127.0.0.1:" + receiver.port()), false, Set.of());
        happen(2);
        terms = new AuditTerms(terms.forward(), true, Set.of("create_label"));
        happen(2);
        // Nowhere to send it: then it is kept, whatever was said.
        terms = new AuditTerms(Optional.empty(), false, Set.of());
        happen(1);
        assertThat(log.list(new AuditScope.Everything(), all).total()).isEqualTo(before + 1);

        terms = new AuditTerms(SyslogReceiver.parse("127.0.0.1:" + receiver.port()), true, Set.of());
        sendAll(forwarder);
        eventually(() -> receiver.messages.size() == 2);
        assertThat(labels(receiver.messages)).isEqualTo(numbers(2, 3));
    }

    @Test
    void whatWaitsIsForgottenWhenNothingIsToBeSentAnyMore() {
        sendTo("127.0.0.1:1");
        happen(3);
        terms = AuditTerms.USUAL;

        assertThat(forwarder.sendDue()).isTrue();
        assertThat(forwarder.waiting()).isZero();
        assertThat(forwarder.sent()).isZero();
    }

    @Test
    void anEndpointIsAHostAndAPortWithOrWithoutHowToTravel() {
        assertThat(SyslogReceiver.parse("log.example.com:514"))
                .hasValue(new SyslogReceiver(SyslogReceiver.Transport.TCP, "log.example.com", 514));
        assertThat(SyslogReceiver.parse("TLS://[2001:db8::1]:6514"))
                .hasValue(new SyslogReceiver(SyslogReceiver.Transport.TLS, "2001:db8::1", 6514));
        assertThat(SyslogReceiver.parse("udp://log:514").map(SyslogReceiver::toString))
                .hasValue("udp://log:514");
        for (String wrong :
                List.of("", "log", "log:0", "log:70000", "http://log:80", "a b:1", "log:514/x", "::1:514")) {
            assertThat(SyslogReceiver.parse(wrong)).as(wrong).isEmpty();
        }
    }
}
