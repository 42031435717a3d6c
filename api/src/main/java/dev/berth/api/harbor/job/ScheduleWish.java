package dev.berth.api.harbor.job;

import dev.berth.api.harbor.job.JobRecords.Schedule;
import dev.berth.api.harbor.job.JobRecords.ScheduleObj;
import dev.berth.api.support.ApiErrorCode;
import dev.berth.platform.jobs.Cron;
import dev.berth.platform.kernel.DomainException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a client wants of a job: that it runs now, at times, or at times no more.
sealed interface ScheduleWish {

    /// That it runs now.
    record Now() implements ScheduleWish {}

    /// That it has no schedule.
    record Never() implements ScheduleWish {}

    /// That it runs at these times.
    ///
    /// @param style the type as the client put it
    record At(String style, Cron cron) implements ScheduleWish {}

    /// What is due when a type comes without a cron. Clients send one all the same.
    Map<String, String> OWN = Map.of("Hourly", "0 0 * * * *", "Daily", "0 0 0 * * *", "Weekly", "0 0 0 * * 0");

    List<String> TYPES = List.of("Hourly", "Daily", "Weekly", "Custom", "Schedule", "Manual", "None");

    /// Reads a wish. BAD_REQUEST when there is no such schedule, UNPROCESSABLE_ENTITY for another type.
    static ScheduleWish of(Schedule body) {
        ScheduleObj schedule = body.schedule();
        if (schedule == null || schedule.type() == null || schedule.type().isEmpty()) {
            throw new DomainException(ApiErrorCode.BAD_REQUEST, "schedule.type required in body");
        }
        String type = schedule.type();
        return switch (type) {
            case "Manual" -> new Now();
            case "None" -> new Never();
            case "Hourly", "Daily", "Weekly", "Custom", "Schedule" -> new At(type, cron(type, schedule.cron()));
            default ->
                throw new DomainException(
                        ApiErrorCode.UNPROCESSABLE_ENTITY,
                        "schedule.type in body should be one of " + String.join(", ", TYPES));
        };
    }

    private static Cron cron(String type, @Nullable String text) {
        String cron = text == null || text.isBlank() ? OWN.getOrDefault(type, "") : text;
        if (cron.isEmpty()) {
            throw new DomainException(ApiErrorCode.BAD_REQUEST, "schedule.cron required in body for type " + type);
        }
        try {
            return Cron.parse(cron);
        } catch (IllegalArgumentException e) {
            throw new DomainException(ApiErrorCode.BAD_REQUEST, "schedule.cron: " + e.getMessage(), e);
        }
    }
}
