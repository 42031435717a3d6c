package dev.berth.control.audit;

import dev.berth.platform.egress.Egress;
import dev.berth.platform.egress.EgressConnection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends messages to one receiver at a time, and after a failure pauses, longer each time. For use by one thread at a
/// time.
final class SyslogSender {

    private static final Logger LOG = LoggerFactory.getLogger(SyslogSender.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private final Egress egress;
    private final InstantSource clock;
    private final LongAdder sent;
    private final LongAdder failures;
    private final Supplier<Duration> settled;
    private @Nullable EgressConnection connection;
    private @Nullable SyslogReceiver connected;
    private @Nullable SyslogReceiver failed;
    private Duration pause = FIRST_PAUSE;
    private Instant retryAt = Instant.MIN;

    /// @param sent counts messages
    /// @param failures counts batches that could not be sent
    /// @param settled how long a receiver has to say that it is gone
    SyslogSender(Egress egress, InstantSource clock, LongAdder sent, LongAdder failures, Supplier<Duration> settled) {
        this.egress = egress;
        this.clock = clock;
        this.sent = sent;
        this.failures = failures;
        this.settled = settled;
    }

    /// Whether it failed shortly before.
    boolean pausing(SyslogReceiver receiver) {
        return receiver.equals(failed) && clock.instant().isBefore(retryAt);
    }

    /// Sends them, all or not at all as far as that can be known; whether they arrived.
    boolean delivered(SyslogReceiver receiver, List<String> messages) {
        try {
            if (receiver.transport() == SyslogReceiver.Transport.UDP) {
                disconnect();
                egress.datagrams(
                        receiver.host(),
                        receiver.port(),
                        messages.stream()
                                .map(message -> message.getBytes(StandardCharsets.UTF_8))
                                .toList());
            } else {
                EgressConnection open = connection(receiver);
                open.send(SyslogMessage.framed(messages));
                open.requireOpen(settled.get());
            }
        } catch (IOException e) {
            disconnect();
            failed(receiver, e);
            return false;
        }
        sent.add(messages.size());
        if (failed != null) {
            LOG.info("entries of the audit log are sent to {} again", receiver);
            failed = null;
            pause = FIRST_PAUSE;
        }
        return true;
    }

    private EgressConnection connection(SyslogReceiver receiver) throws IOException {
        EgressConnection known = connection;
        if (known != null && receiver.equals(connected)) {
            return known;
        }
        disconnect();
        EgressConnection made =
                egress.connect(receiver.host(), receiver.port(), receiver.transport() == SyslogReceiver.Transport.TLS);
        connection = made;
        connected = receiver;
        return made;
    }

    void disconnect() {
        if (connection != null) {
            connection.close();
            connection = null;
            connected = null;
        }
    }

    private void failed(SyslogReceiver receiver, IOException cause) {
        failures.increment();
        if (!receiver.equals(failed)) {
            pause = FIRST_PAUSE;
            LOG.warn(
                    "entries of the audit log cannot be sent to {} and wait until they can: {}",
                    receiver,
                    cause.getMessage());
        } else {
            Duration twice = pause.multipliedBy(2);
            pause = twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
        }
        failed = receiver;
        retryAt = clock.instant().plus(pause);
    }
}
