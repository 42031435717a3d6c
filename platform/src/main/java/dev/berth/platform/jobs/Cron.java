package dev.berth.platform.jobs;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/// When something is due, in six fields: second, minute, hour, day of the month, month, day of the week; in UTC. The
/// second is 0, so nothing is due more often than once a minute.
///
/// A field is `*` or `?` for any, a number, a range `a-b`, either with a step `/n`, or several of these parted by
/// commas; months and days of the week also go by three letters, Sunday is 0. Where both days are narrowed, either
/// is enough, as cron has it since ever.
public final class Cron {

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final List<String> WEEKDAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");

    /// How far to look. The rarest day is the 29th of February, which is left out once in most centuries.
    private static final int DAYS_AHEAD = 366 * 9;

    private final String text;
    private final CronField minute;
    private final CronField hour;
    private final CronField dayOfMonth;
    private final CronField month;
    private final CronField dayOfWeek;

    private Cron(String text, List<String> fields) {
        this.text = text;
        this.minute = CronField.parse("minute", fields.get(1), 0, 59, List.of());
        this.hour = CronField.parse("hour", fields.get(2), 0, 23, List.of());
        this.dayOfMonth = CronField.parse("day of the month", fields.get(3), 1, 31, List.of());
        this.month = CronField.parse("month", fields.get(4), 1, 12, MONTHS);
        this.dayOfWeek = CronField.parse("day of the week", fields.get(5), 0, 6, WEEKDAYS);
    }

    /// Reads a schedule.
    ///
    /// @throws IllegalArgumentException with a sentence for whoever wrote it, also when it is never due
    public static Cron parse(String text) {
        List<String> fields = List.of(text.strip().toLowerCase(Locale.ROOT).split("\\s+", -1));
        if (fields.size() != 6) {
            throw new IllegalArgumentException(
                    "a schedule has six fields (second, minute, hour, day of the month, month, day of the week), not "
                            + (text.isBlank() ? 0 : fields.size()));
        }
        if (!fields.getFirst().matches("0{1,2}")) {
            throw new IllegalArgumentException("the second of a schedule is 0, not '" + fields.getFirst() + "'");
        }
        Cron cron = new Cron(String.join(" ", text.strip().split("\\s+", -1)), fields);
        if (cron.next(Instant.EPOCH).equals(Instant.MAX)) {
            throw new IllegalArgumentException("the schedule '" + cron + "' names no day that there is");
        }
        return cron;
    }

    /// The first moment after this one at which it is due; [Instant#MAX] when there is none.
    public Instant next(Instant after) {
        LocalDateTime from = LocalDateTime.ofInstant(after, ZoneOffset.UTC)
                .withSecond(0)
                .withNano(0)
                .plusMinutes(1);
        LocalDate date = from.toLocalDate();
        LocalTime time = from.toLocalTime();
        for (int days = 0; days < DAYS_AHEAD; days++) {
            if (on(date)) {
                int hours = hour.next(time.getHour());
                int minutes = hours == time.getHour() ? minute.next(time.getMinute()) : minute.next(0);
                if (minutes == CronField.NONE && hours != CronField.NONE) {
                    hours = hour.next(hours + 1);
                    minutes = minute.next(0);
                }
                if (hours != CronField.NONE) {
                    return date.atTime(hours, minutes).toInstant(ZoneOffset.UTC);
                }
            }
            date = date.plusDays(1);
            time = LocalTime.MIDNIGHT;
        }
        return Instant.MAX;
    }

    private boolean on(LocalDate date) {
        boolean byMonth = dayOfMonth.has(date.getDayOfMonth());
        boolean byWeek = dayOfWeek.has(date.getDayOfWeek().getValue() % 7);
        boolean either = !dayOfMonth.any() && !dayOfWeek.any();
        return month.has(date.getMonthValue()) && (either ? byMonth || byWeek : byMonth && byWeek);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cron cron && text.equals(cron.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /// As it was written, with one blank between fields.
    @Override
    public String toString() {
        return text;
    }
}
