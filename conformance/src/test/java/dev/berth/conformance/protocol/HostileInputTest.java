package dev.berth.conformance.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.conformance.support.Berth;
import dev.berth.conformance.support.BerthProcess;
import dev.berth.conformance.support.RawHttp;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests that no client sends by mistake: each is refused, or the connection ends, and the server goes on.
@Berth
@Tag("protocol")
final class HostileInputTest {

    private final BerthProcess berth;

    HostileInputTest(BerthProcess berth) {
        this.berth = berth;
    }

    @AfterEach
    void theServerGoesOn() {
        berth.admin().get("/v2/").expect(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v2/%00 HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /v2/../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /v2/%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /v2/a/b/blobs/..%2f..%2f HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /v2/%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /v2/a/b/tags/list?n=%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "PROPFIND /v2/ HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /v2/ HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
                "GET /v2/ HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n",
                "GET /v2/ HTTP/1.1\r\nHost: x\r\nAuthorization: Basic !!!\r\n\r\n",
                "GET /v2/ HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer a.b.c\r\n\r\n",
                "GET /v2/ HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer\r\n\r\n",
                "nonsense\r\n\r\n"
            })
    void nonsenseIsRefused(String request) throws IOException {
        try (RawHttp connection = RawHttp.connect(berth.anonymous())) {
            connection.write(request);

            assertThat(connection.read().status()).isBetween(400, 499);
        }
    }

    @Test
    void aRequestWithTwoLengthsIsNotTakenForTwoRequests() throws IOException {
        try (RawHttp connection = RawHttp.connect(berth.anonymous())) {
            connection.request("POST /v2/a/b/blobs/uploads/", "Content-Length: 4", "Transfer-Encoding: chunked");
            connection.write("0\r\n\r\n").request("GET /v2/");

            assertThat(connection.read().status()).isBetween(400, 499);
        }
    }

    @Test
    void endlessHeadersAreCutOff() throws IOException {
        try (RawHttp connection = RawHttp.connect(berth.anonymous())) {
            connection.request("GET /v2/", "X-Long: " + "x".repeat(300_000));

            assertThat(connection.read().status()).isBetween(400, 499);
        }
    }
}
