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
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A registry whose audit log is sent to real receivers, and what the tests of that do over and over.
@OnBothDatabases
@Timeout(120)
abstract class AuditForwardScene {

    static final EgressPolicy LOOPBACK = new EgressPolicy(List.of(Cidr.parse("127.0.0.0/8")), List.of());
    static final EgressLimits SHORT = new EgressLimits(Duration.ofSeconds(5), Duration.ofSeconds(1), 1_000);

    /// For receivers that end nothing: there is nothing to wait for.
    static final Duration AT_ONCE = Duration.ofMillis(1);
    /// Until a receiver has ended a connection, however busy the machine is.
    static final Duration LONG = Duration.ofSeconds(30);

    @RegisterExtension
    final TestDatabase database = TestDatabase.open();

    private final List<AutoCloseable> open = new ArrayList<>();
    TestControl control;
    AuditTerms terms = AuditTerms.USUAL;
    private Events events;
    AuditForwarder forwarder;
    Supplier<Duration> settled = () -> AT_ONCE;
    int happened;

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

    AuditForwarder forwarder(String node, Egress egress) {
        open.add(egress);
        AuditForwarder made =
                new AuditForwarder(database, _ -> terms, egress, control.clock(), node, () -> settled.get());
        open.add(made);
        return made;
    }

    <T extends AutoCloseable> T opened(T one) {
        open.add(one);
        return one;
    }

    void sendTo(String endpoint) {
        terms = new AuditTerms(SyslogReceiver.parse(endpoint), true, Set.of());
    }

    /// Makes labels, whose names are numbers, and drains the outbox.
    void happen(int labels) {
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
    static List<String> labels(List<String> messages) {
        return messages.stream()
                .map(message -> message.replaceAll(".*\"resource\":\"([0-9]+)\".*", "$1"))
                .toList();
    }

    static List<String> numbers(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(Integer::toString).toList();
    }

    static void eventually(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    /// Tries until nothing waits any more; time passes between the attempts.
    void sendAll(AuditForwarder by) {
        for (int i = 0; i < 20 && !by.sendDue(); i++) {
            control.clock().pass(Duration.ofMinutes(2));
        }
        assertThat(by.waiting()).isZero();
    }
}
