package dev.berth.platform.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.ContextInitializer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

class LoggingTest {

    private final PrintStream standardError = System.err;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @AfterEach
    void restore() throws Exception {
        System.setErr(standardError);
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        new ContextInitializer(context).autoConfig();
    }

    private String logged(String format, String level) {
        System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
        Logging.configure(format, level);
        MDC.put("requestId", "r-7");
        LoggerFactory.getLogger("berth.access")
                .atInfo()
                .addKeyValue("status", 200)
                .log("GET {}", "/v2/");
        MDC.clear();
        LoggerFactory.getLogger("berth.other").debug("detail");
        LoggerFactory.getLogger("io.netty.noise").info("noise");
        return written.toString(StandardCharsets.UTF_8);
    }

    @Test
    void textLinesCarryTheMessageItsPairsAndTheRequest() {
        assertThat(logged("text", "info")).hasLineCount(1).contains("INFO  access - GET /v2/ status=\"200\" [r-7]");
    }

    @Test
    void aLineWithoutPairsAndRequestEndsWithItsMessage() {
        assertThat(logged("text", "debug").lines().skip(1))
                .singleElement()
                .asString()
                .endsWith("other - detail");
    }

    @Test
    void jsonLinesAreObjectsWithTheSameFacts() {
        assertThat(logged("json", "info"))
                .hasLineCount(1)
                .startsWith("{")
                .contains("\"formattedMessage\":\"GET \\/v2\\/\"", "\"status\":\"200\"", "\"requestId\":\"r-7\"");
    }

    @Test
    void unknownFormatsAndLevelsAreRefused() {
        assertThatThrownBy(() -> Logging.configure("xml", "info")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Logging.configure("text", "loud")).isInstanceOf(IllegalArgumentException.class);
    }
}
