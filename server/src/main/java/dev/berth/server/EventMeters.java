package dev.berth.server;

import dev.berth.control.audit.AuditForwarder;
import dev.berth.control.webhook.Deliveries;
import dev.berth.platform.db.DatabaseException;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/// What operators see of events and of whom they are told to. What the database has to be asked for is not a number
/// while that is away.
final class EventMeters {

    private static final double MILLIS = 1000.0;

    private final MeterRegistry registry;

    EventMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void bind(Components components) {
        for (String consumer : components.events().consumers()) {
            Gauge.builder(
                            "berth.events.behind",
                            components.events(),
                            events -> known(() -> events.behind(consumer).toMillis() / MILLIS))
                    .description("How old the oldest event is that a consumer has not had, on whichever node")
                    .baseUnit("seconds")
                    .tag("consumer", consumer)
                    .register(registry);
        }
        Gauge.builder("berth.events.followers", components.feed(), feed -> feed.listeners())
                .description("Clients of this node that follow events")
                .register(registry);
        deliveries(components.deliveries(), "delivered", Deliveries.Figures::delivered);
        deliveries(components.deliveries(), "postponed", Deliveries.Figures::postponed);
        deliveries(components.deliveries(), "given_up", Deliveries.Figures::givenUp);
        forward(components.auditForwarder());
    }

    private void deliveries(Deliveries deliveries, String outcome, ToLongFunction<Deliveries.Figures> figure) {
        FunctionCounter.builder("berth.webhook.deliveries", deliveries, now -> figure.applyAsLong(now.figures()))
                .description("Attempts to tell receivers of webhooks")
                .tag("outcome", outcome)
                .register(registry);
    }

    private void forward(AuditForwarder forwarder) {
        gauge(
                "berth.audit.forward.waiting",
                "Entries of the audit log that their receiver is still to get, on all nodes",
                forwarder,
                now -> known(() -> (double) now.waiting()));
        gauge(
                "berth.audit.forward.lost",
                "Entries that it will not get, because too many waited, on all nodes and since ever",
                forwarder,
                now -> known(() -> (double) now.dropped()));
        counter("berth.audit.forward.sent", "Entries that it was sent", forwarder, AuditForwarder::sent);
        counter("berth.audit.forward.failures", "How often sending failed", forwarder, AuditForwarder::failures);
    }

    private interface Question {
        double answer();
    }

    private static double known(Question question) {
        try {
            return question.answer();
        } catch (DatabaseException _) {
            return Double.NaN;
        }
    }

    private <T> void gauge(String name, String description, T state, ToDoubleFunction<T> value) {
        Gauge.builder(name, state, value).description(description).register(registry);
    }

    private <T> void counter(String name, String description, T state, ToDoubleFunction<T> value) {
        FunctionCounter.builder(name, state, value).description(description).register(registry);
    }
}
