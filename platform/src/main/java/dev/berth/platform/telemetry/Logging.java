package dev.berth.platform.telemetry;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.joran.spi.ConsoleTarget;
import java.io.Console;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/// The process's log: lines on standard error, as text for people or as JSON, one object a line. What a handler logs
/// carries the id of its request.
public final class Logging {

    private static final String PATTERN =
            "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger{0} - %msg%replace( %kvp){'^ $', ''}"
                    + "%replace( [%X{requestId}]){' \\[\\]', ''}%n";

    /// Libraries that say at INFO, or at ERROR with a stack, what is an everyday matter here.
    private static final Map<String, Level> QUIET = Map.of(
            "io.netty", Level.WARN,
            "io.vertx", Level.WARN,
            "io.vertx.core.net.impl.VertxConnection", Level.OFF,
            "org.flywaydb", Level.WARN);

    private Logging() {}

    /// Sets up the log of this process. `format` is `text`, `json`, or `auto`: text when standard error may be a
    /// terminal, else JSON. `level` is `error`, `warn`, `info`, `debug` or `trace`. May be called again.
    ///
    /// @throws IllegalArgumentException when either is none of these
    public static void configure(String format, String level) {
        Level threshold = levelOf(level);
        boolean json = isJson(format);
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();

        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(context);
        appender.setTarget(ConsoleTarget.SystemErr.getName());
        appender.setEncoder(json ? jsonEncoder(context) : textEncoder(context));
        appender.start();

        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(threshold);
        root.addAppender(appender);
        QUIET.forEach((logger, quiet) ->
                context.getLogger(logger).setLevel(quiet.isGreaterOrEqual(threshold) ? quiet : threshold));
    }

    private static Level levelOf(String level) {
        return switch (level.toLowerCase(Locale.ROOT)) {
            case "error" -> Level.ERROR;
            case "warn" -> Level.WARN;
            case "info" -> Level.INFO;
            case "debug" -> Level.DEBUG;
            case "trace" -> Level.TRACE;
            default -> throw new IllegalArgumentException("not a log level: '%s'".formatted(level));
        };
    }

    private static boolean isJson(String format) {
        return switch (format.toLowerCase(Locale.ROOT)) {
            case "json" -> true;
            case "text" -> false;
            // There is no console at all where neither input nor output is one.
            case "auto" ->
                Optional.ofNullable(System.console())
                        .filter(Console::isTerminal)
                        .isEmpty();
            default -> throw new IllegalArgumentException("not a log format: '%s'".formatted(format));
        };
    }

    private static Encoder<ILoggingEvent> textEncoder(LoggerContext context) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(PATTERN);
        encoder.start();
        return encoder;
    }

    private static Encoder<ILoggingEvent> jsonEncoder(LoggerContext context) {
        JsonEncoder encoder = new JsonEncoder();
        encoder.setContext(context);
        encoder.setWithSequenceNumber(false);
        encoder.setWithNanoseconds(false);
        encoder.setWithContext(false);
        encoder.setWithMessage(false);
        encoder.setWithArguments(false);
        encoder.setWithFormattedMessage(true);
        encoder.start();
        return encoder;
    }
}
