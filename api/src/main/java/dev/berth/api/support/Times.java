package dev.berth.api.support;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/// Times as clients write them: `2006-01-02T15:04:05`, with a blank for the T, with a fraction, with an offset or Z;
/// a date alone is its midnight. Without an offset they are in UTC.
final class Times {

    private static final DateTimeFormatter FORM = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendPattern("['T'][' ']HH:mm:ss")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
            .optionalEnd()
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
            .parseDefaulting(ChronoField.OFFSET_SECONDS, 0)
            .toFormatter(Locale.ROOT);

    /// Years outside of these cannot be told in milliseconds, or mean nothing.
    private static final int LAST_YEAR = 9999;

    private Times() {}

    static Optional<Instant> parse(String text) {
        try {
            TemporalAccessor parsed = FORM.parse(text);
            Instant instant = Instant.from(parsed);
            int year = instant.atOffset(ZoneOffset.UTC).getYear();
            return year < 0 || year > LAST_YEAR ? Optional.empty() : Optional.of(instant);
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
