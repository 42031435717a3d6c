package dev.berth.control.view;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// Something that somebody should look at: facts, for whoever makes a sentence of them.
///
/// @param subject the name of what it is about
/// @param id of what it is about, if that has one
/// @param project the name of the project that it is in
/// @param used bytes that are held
/// @param limit bytes that may be held
/// @param count how many there are of what the kind says
/// @param at when it happened, or will
/// @param reason what the program said of it
public record Attention(
        Kind kind,
        String subject,
        OptionalLong id,
        Optional<String> project,
        OptionalLong used,
        OptionalLong limit,
        OptionalLong count,
        Optional<Instant> at,
        Optional<String> reason) {

    /// How much it matters.
    public enum Severity {
        CRITICAL,
        WARNING,
        NOTICE;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What there is to look at. What matters more comes first.
    public enum Kind {
        /// A part that requests need does not work.
        HEALTH_FAILED(Severity.CRITICAL),
        /// Content was found damaged, and nobody has pushed it again.
        CONTENT_DAMAGED(Severity.CRITICAL),
        /// A project holds all that it may, or more.
        QUOTA_FULL(Severity.CRITICAL),
        /// A project holds most of what it may.
        QUOTA_NEAR(Severity.WARNING),
        /// The last run of a job failed.
        JOB_FAILED(Severity.WARNING),
        /// What a webhook last had to tell could not be told.
        WEBHOOK_FAILED(Severity.WARNING),
        /// A robot has ended within the last month.
        ROBOT_EXPIRED(Severity.WARNING),
        /// Many entries of the audit log wait for their receiver.
        AUDIT_WAITING(Severity.WARNING),
        /// Entries of the audit log that could not be kept for their receiver.
        AUDIT_DROPPED(Severity.WARNING),
        /// A robot ends within two weeks.
        ROBOT_EXPIRING(Severity.NOTICE),
        /// A job does not begin because somebody has paused it.
        JOB_PAUSED(Severity.NOTICE),
        /// A webhook tells nothing because somebody has disabled it.
        WEBHOOK_DISABLED(Severity.NOTICE),
        /// No run that frees space has succeeded, as far as runs are remembered, although there was time for one.
        CLEANUP_NEVER(Severity.NOTICE);

        private final Severity severity;

        Kind(Severity severity) {
            this.severity = severity;
        }

        public Severity severity() {
            return severity;
        }

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// With nothing but its subject.
    public static Attention of(Kind kind, String subject) {
        return new Attention(
                kind,
                subject,
                OptionalLong.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty());
    }

    Attention id(long number) {
        return new Attention(kind, subject, OptionalLong.of(number), project, used, limit, count, at, reason);
    }

    Attention in(Optional<String> name) {
        return new Attention(kind, subject, id, name, used, limit, count, at, reason);
    }

    Attention holding(long bytes, long most) {
        return new Attention(
                kind, subject, id, project, OptionalLong.of(bytes), OptionalLong.of(most), count, at, reason);
    }

    Attention counting(long number) {
        return new Attention(kind, subject, id, project, used, limit, OptionalLong.of(number), at, reason);
    }

    Attention at(Optional<Instant> moment) {
        return new Attention(kind, subject, id, project, used, limit, count, moment, reason);
    }

    Attention because(Optional<String> said) {
        return new Attention(kind, subject, id, project, used, limit, count, at, said);
    }
}
