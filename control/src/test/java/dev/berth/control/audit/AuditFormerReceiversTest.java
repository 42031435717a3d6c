package dev.berth.control.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.platform.events.Event;
import dev.berth.platform.kernel.Actor;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// What waits for receivers of the audit log that are not set any more.
class AuditFormerReceiversTest extends AuditForwardScene {

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

    private long number(String sql) {
        return database.read(tx -> tx.sql(sql).first(row -> row.number("found")).orElseThrow());
    }
}
