package dev.berth.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class IncomingBodyTest {

    private final List<String> tap = new ArrayList<>();
    private final Flow flow = new Flow() {
        @Override
        public void open() {
            tap.add("open");
        }

        @Override
        public void shut() {
            tap.add("shut");
        }

        @Override
        public void invite() {
            tap.add("invite");
        }
    };

    private IncomingBody body(OptionalLong length, boolean expects) {
        return new IncomingBody(flow, Runnable::run, () -> tap.add("cut"), length, expects, Duration.ofMillis(1));
    }

    @Test
    void theSenderIsHeldBackWhenNobodyReadsAndLetInAgainWhenSomeoneDoes() throws Exception {
        IncomingBody body = body(OptionalLong.empty(), false);
        for (int i = 0; i < 4; i++) {
            body.arrive(ByteBuffer.allocate(64 * 1024));
        }
        assertThat(tap).containsExactly("shut");

        assertThat(body.next()).isNotNull();
        assertThat(tap).containsExactly("shut");

        assertThat(body.next()).isNotNull();
        assertThat(tap).containsExactly("shut", "open");
    }

    @Test
    void whatCameBeforeAnAbortIsDeliveredFirst() throws Exception {
        IncomingBody body = body(OptionalLong.of(10), false);
        body.arrive(ByteBuffer.wrap("abc".getBytes(StandardCharsets.UTF_8)));
        body.abort("gone");

        assertThat(body.next()).isEqualTo(ByteBuffer.wrap("abc".getBytes(StandardCharsets.UTF_8)));
        assertThatThrownBy(body::next).isInstanceOf(BodyAbortedException.class).hasMessage("gone");
    }

    @Test
    void aClientThatAskedIsInvitedOnlyByTheFirstRead() {
        IncomingBody body = body(OptionalLong.of(10), true);
        assertThat(body.rest()).isEqualTo(IncomingBody.Rest.LARGE);
        assertThat(tap).isEmpty();

        assertThatThrownBy(body::next).isInstanceOf(BodyAbortedException.class);

        assertThat(tap).containsExactly("invite", "open", "cut");
    }

    @Test
    void aWholeBodyIsReadUpToItsLimitOnly() throws Exception {
        IncomingBody whole = body(OptionalLong.empty(), false);
        whole.arrive(ByteBuffer.allocate(5));
        whole.end();
        IncomingBody tooLong = body(OptionalLong.empty(), false);
        tooLong.arrive(ByteBuffer.allocate(6));
        tooLong.end();

        assertThat(whole.readAll(5)).hasSize(5);
        assertThatThrownBy(() -> tooLong.readAll(5)).isInstanceOf(BodyTooLargeException.class);
        assertThatThrownBy(() -> body(OptionalLong.of(6), false).readAll(5)).isInstanceOf(BodyTooLargeException.class);
    }

    @Test
    void aStreamGivesTheSameBytes() throws Exception {
        IncomingBody body = body(OptionalLong.empty(), false);
        body.arrive(ByteBuffer.wrap("ab".getBytes(StandardCharsets.UTF_8)));
        body.arrive(ByteBuffer.wrap("cd".getBytes(StandardCharsets.UTF_8)));
        body.end();

        assertThat(body.stream().readAllBytes())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("abcd");
    }
}
