package dev.berth.control.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.control.TestControl;
import dev.berth.platform.config.Cidr;
import dev.berth.platform.db.OnBothDatabases;
import dev.berth.platform.db.TestDatabase;
import dev.berth.platform.egress.Egress;
import dev.berth.platform.egress.EgressLimits;
import dev.berth.platform.egress.EgressPolicy;
import dev.berth.platform.egress.Resolver;
import dev.berth.platform.events.Event;
import dev.berth.platform.events.Events;
import dev.berth.platform.http.TestCertificate;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.ListQuery;
import dev.berth.platform.kernel.Origin;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// The audit log, sent to real receivers.
@OnBothDatabases
@Timeout(120)
class AuditForwardTest {

    private static final EgressPolicy LOOPBACK = new EgressPolicy(List.of(Cidr.parse("127.0.0.0/8")), List.of());
    private static final EgressLimits SHORT = new EgressLimits(Duration.ofSeconds(5), Duration.ofSeconds(1), 1_000);

    /// For receivers that end nothing: there is nothing to wait for.
    private static final Duration AT_ONCE = Duration.ofMillis(1);
    /// Until a receiver has ended a connection, however busy the machine is.
    private static final Duration LONG = Duration.ofSeconds(30);

    @RegisterExtension
    final TestDatabase database = TestDatabase.open();

    @TempDir
    Path folder;

    private final List<AutoCloseable> open = new ArrayList<>();
    private TestControl control;
    private AuditTerms terms = AuditTerms.USUAL;
    private Events events;
    private AuditForwarder forwarder;
    private Supplier<Duration> settled = () -> AT_ONCE;
    private int happened;

    @BeforeEach
    void begin() {
        control = new TestControl(database);
        events = new Events(database, control.outbox(), control.clock(), "node");
        events.register(new AuditTrail(_ -> terms, control.projects()));
        events.register(
                new AuditForwarding(_ -> terms, control.projects(), () -> "registry.example.com", () -> {}, 300));
        open.add(events);
        forwarder = forwarder("node", new Egress(LOOPBACK, Resolver.system(), SHORT));
    }

    @AfterEach
    void end() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
    }

    private AuditForwarder forwarder(String node, Egress egress) {
        open.add(egress);
        AuditForwarder made =
                new AuditForwarder(database, _ -> terms, egress, control.clock(), node, () -> settled.get());
        open.add(made);
        return made;
    }

    private <T extends AutoCloseable> T opened(T one) {
        open.add(one);
        return one;
    }

    private void sendTo(String endpoint) {
        terms = new AuditTerms(SyslogReceiver.parse(endpoint), true, Set.of());
    }

    /// Makes labels, whose names are numbers, and drains the outbox.
    private void happen(int labels) {
        Actor actor = new Actor(Actor.Kind.USER, 7, "dora", new Origin("192.0.2.7", "req-1"));
        for (int i = 0; i < labels; i++) {
            String name = Integer.toString(++happened);
            database.transact(tx -> {
                control.outbox().append(tx, Event.created(actor, "label", name));
                return tx;
            });
        }
        events.drain();
    }

    /// The names of the labels, in the order in which a receiver was told of them.
    private static List<String> labels(List<String> messages) {
        return messages.stream()
                .map(message -> message.replaceAll(".*\"resource\":\"([0-9]+)\".*", "$1"))
                .toList();
    }

    private static List<String> numbers(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(Integer::toString).toList();
    }

    private static void eventually(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    /// Tries until nothing waits any more; time passes between the attempts.
    private void sendAll(AuditForwarder by) {
        for (int i = 0; i < 20 && !by.sendDue(); i++) {
            control.clock().pass(Duration.ofMinutes(2));
        }
        assertThat(by.waiting()).isZero();
    }

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

    /// As an administrator does: with an event of its own, which is the next label.
    private void change(String before, String after) {
        String name = Integer.toString(++happened);
        database.transact(tx -> {
            control.outbox().append(tx, Event.created(Actor.system("test"), "label", name));
            new AuditSwitch(control.clock()).changed(tx, before);
            return tx;
        });
        sendTo(after);
        control.clock().pass(Duration.ofSeconds(1));
    }

    @Test
    void whoIsNotSentToAnyMoreIsToldThatAndWhatHappenedBefore() throws Exception {
        SyslogServer first = opened(SyslogServer.patient());
        SyslogServer second = opened(SyslogServer.patient());
        sendTo("127.0.0.1:" + first.port());
        happen(2);
        change("127.0.0.1:" + first.port(), "127.0.0.1:" + second.port());
        happen(1);
        change("127.0.0.1:" + second.port(), "");
        happen(1);
        sendAll(forwarder);

        eventually(() -> first.messages.size() == 3 && second.messages.size() == 2);
        assertThat(labels(first.messages)).isEqualTo(numbers(1, 3));
        assertThat(labels(second.messages)).isEqualTo(numbers(4, 5));
    }

    @Test
    void aChangeOfTheReceiverTouchesNothingThatWaits() throws Exception {
        SyslogServer away = opened(SyslogServer.plain(_ -> -1));
        String first = "127.0.0.1:" + away.port();
        away.close();
        SyslogServer second = opened(SyslogServer.patient());
        sendTo(first);
        happen(250);

        change(first, "127.0.0.1:" + second.port());
        assertThat(number("select count(*) as found from audit_forward where receiver = ''"))
                .isEqualTo(250);
        assertThat(forwarder.sendDue()).isFalse();
        assertThat(number("select count(*) as found from audit_forward where receiver = ''"))
                .as("they wait for the first")
                .isEqualTo(250);
        happen(1);
        assertThat(forwarder.sendDue()).isFalse();
        eventually(() -> second.messages.size() == 1);
        assertThat(labels(second.messages)).containsExactly("252");

        // The first is given up, and what it was to get goes to whoever is set.
        sendAll(forwarder);
        eventually(() -> second.messages.size() == 252);
        assertThat(labels(second.messages)).containsAll(numbers(1, 252));
        assertThat(forwarder.dropped()).isZero();
    }

    @Test
    void whoIsSetAgainGetsWhatWaitedForItEachTime() throws Exception {
        SyslogServer one = opened(SyslogServer.patient());
        SyslogServer other = opened(SyslogServer.patient());
        String first = "127.0.0.1:" + one.port();
        String second = "127.0.0.1:" + other.port();
        sendTo(first);
        happen(2);
        change(first, second);
        happen(2);
        change(second, first);
        happen(1);
        change(first, second);
        happen(1);
        sendAll(forwarder);

        eventually(() -> one.messages.size() == 5 && other.messages.size() == 4);
        assertThat(labels(one.messages)).containsExactlyInAnyOrder("1", "2", "3", "7", "8");
        assertThat(labels(other.messages)).containsExactlyInAnyOrder("4", "5", "6", "9");
        control.clock().pass(Duration.ofHours(2));
        happen(1);
        assertThat(number("select count(*) as found from audit_former_receiver"))
                .isZero();
    }

    private long number(String sql) {
        return database.read(tx -> tx.sql(sql).first(row -> row.number("found")).orElseThrow());
    }

    @Test
    void aNodeThatDoesNotSendGivesNoFormerReceiverUpForTheOneThatDoes() throws Exception {
        SyslogServer first = opened(SyslogServer.patient());
        SyslogServer second = opened(SyslogServer.patient());
        JdbcForwardStore store = new JdbcForwardStore();
        sendTo("127.0.0.1:" + first.port());
        happen(2);
        change("127.0.0.1:" + first.port(), "127.0.0.1:" + second.port());
        control.clock().pass(Duration.ofMinutes(5));
        Instant now = control.clock().instant();
        boolean held = database.transact(tx -> store.hold(tx, "another", now, now.plusSeconds(60)));
        assertThat(held).isTrue();

        assertThat(forwarder.sendDue()).isFalse();
        database.transact(tx -> {
            store.release(tx, "another");
            return tx;
        });
        happen(1);
        assertThat(forwarder.sendDue()).isTrue();

        eventually(() -> first.messages.size() == 3 && second.messages.size() == 1);
        assertThat(labels(first.messages)).isEqualTo(numbers(1, 3));
    }

    @Test
    void whatWaitsForAReceiverThatWasAMistakeGoesToTheRightOne() throws Exception {
        SyslogServer wrong = opened(SyslogServer.plain(_ -> -1));
        String mistake = "127.0.0.1:" + wrong.port();
        wrong.close();
        SyslogServer right = opened(SyslogServer.patient());
        sendTo(mistake);
        happen(2);
        change(mistake, "127.0.0.1:" + right.port());
        happen(1);
        sendAll(forwarder);

        eventually(() -> right.messages.size() == 4);
        assertThat(labels(right.messages)).containsExactlyInAnyOrder("1", "2", "3", "4");
        change("127.0.0.1:" + right.port(), mistake);
        happen(1);
        change(mistake, "");
        happen(1);
        sendAll(forwarder);
        eventually(() -> right.messages.size() == 5);
        assertThat(forwarder.dropped()).isEqualTo(2);
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
