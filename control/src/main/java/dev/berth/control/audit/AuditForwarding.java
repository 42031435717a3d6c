package dev.berth.control.audit;

import dev.berth.control.audit.JdbcForwardStore.Former;
import dev.berth.control.project.Projects;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.events.EventConsumer;
import dev.berth.platform.events.RecordedEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes down what a receiver of the audit log is to get.
public final class AuditForwarding implements EventConsumer {

    private static final Logger LOG = LoggerFactory.getLogger(AuditForwarding.class);
    /// When so many wait, what comes is dropped and counted: a receiver that is away must not fill the database.
    static final int MOST_WAITING = 200_000;

    /// Events are heard of soon after they happened, never so late.
    private static final Duration FORMERS_MATTER = Duration.ofHours(1);

    private final AuditTerms.Source terms;
    private final AuditEntries entries;
    private final Supplier<String> host;
    private final Runnable wake;
    private final int most;
    private final JdbcForwardStore store = new JdbcForwardStore();
    private boolean full;

    /// @param host what the registry calls itself
    /// @param wake called once there is something to send
    public AuditForwarding(AuditTerms.Source terms, Projects projects, Supplier<String> host, Runnable wake) {
        this(terms, projects, host, wake, MOST_WAITING);
    }

    AuditForwarding(AuditTerms.Source terms, Projects projects, Supplier<String> host, Runnable wake, int most) {
        this.terms = terms;
        this.entries = new AuditEntries(projects);
        this.host = host;
        this.wake = wake;
        this.most = most;
    }

    @Override
    public String name() {
        return "audit-forward";
    }

    @Override
    public void accept(Transaction tx, List<RecordedEvent> events) {
        AuditTerms now = terms.in(tx);
        List<Former> formers = store.formers(tx);
        if (now.forward().isEmpty() && formers.isEmpty()) {
            return;
        }
        Map<String, List<RecordedEvent>> byReceiver = new LinkedHashMap<>();
        events.forEach(event -> receiver(event, formers, now)
                .ifPresent(receiver -> byReceiver
                        .computeIfAbsent(receiver, _ -> new ArrayList<>())
                        .add(event)));
        byReceiver.forEach((receiver, some) -> write(tx, now, receiver, some));
        if (!formers.isEmpty()) {
            store.forgetFormers(tx, events.getLast().at().minus(FORMERS_MATTER));
        }
    }

    /// Who gets it: whoever was set when it happened. Empty text for whoever is set now, nothing for nobody.
    private static Optional<String> receiver(RecordedEvent event, List<Former> formers, AuditTerms now) {
        return formers.stream()
                .filter(former -> !event.at().isAfter(former.until()))
                .findFirst()
                .map(Former::receiver)
                .filter(receiver -> !receiver.equals(JdbcForwardStore.WHICHEVER))
                .or(() -> now.forward().map(_ -> ""));
    }

    private void write(Transaction tx, AuditTerms now, String receiver, List<RecordedEvent> events) {
        List<String> messages = entries.of(tx, events, now.disabled()).stream()
                .map(entry -> SyslogMessage.of(entry, host.get()))
                .toList();
        if (messages.isEmpty()) {
            return;
        }
        if (store.waiting(tx) >= most) {
            store.drop(tx, messages.size());
            if (!full) {
                LOG.warn("entries of the audit log are not sent any more: {} wait already", most);
            }
            full = true;
            return;
        }
        full = false;
        store.insert(tx, receiver, messages);
        tx.afterCommit(wake);
    }
}
