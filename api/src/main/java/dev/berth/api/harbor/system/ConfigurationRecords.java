package dev.berth.api.harbor.system;

import org.jspecify.annotations.Nullable;

/// What is set for the installation, as clients see and send it. Times are in minutes, the life of robots in days,
/// storage in bytes; -1 is for no limit.
final class ConfigurationRecords {

    private ConfigurationRecords() {}

    /// A setting that is a text.
    record StringConfigItem(String value, boolean editable) {}

    /// A setting that is a number.
    record IntegerConfigItem(long value, boolean editable) {}

    /// A setting that is on or off.
    record BoolConfigItem(boolean value, boolean editable) {}

    /// All settings but secrets.
    record ConfigurationsResponse(
            StringConfigItem authMode,
            BoolConfigItem primaryAuthMode,
            StringConfigItem projectCreationRestriction,
            BoolConfigItem readOnly,
            BoolConfigItem selfRegistration,
            IntegerConfigItem tokenExpiration,
            IntegerConfigItem robotTokenDuration,
            StringConfigItem robotNamePrefix,
            BoolConfigItem notificationEnable,
            IntegerConfigItem sessionTimeout,
            BoolConfigItem scannerSkipUpdatePulltime,
            StringConfigItem bannerMessage,
            BoolConfigItem quotaPerProjectEnable,
            IntegerConfigItem storagePerProject,
            StringConfigItem auditLogForwardEndpoint,
            BoolConfigItem skipAuditLogDatabase,
            StringConfigItem disabledAuditLogEventTypes) {}

    /// Settings to change; what is left out stays.
    record Configurations(
            @Nullable String authMode,
            @Nullable Boolean primaryAuthMode,
            @Nullable String projectCreationRestriction,
            @Nullable Boolean readOnly,
            @Nullable Boolean selfRegistration,
            @Nullable Long tokenExpiration,
            @Nullable Long robotTokenDuration,
            @Nullable String robotNamePrefix,
            @Nullable Boolean notificationEnable,
            @Nullable Long sessionTimeout,
            @Nullable Boolean scannerSkipUpdatePulltime,
            @Nullable String bannerMessage,
            @Nullable Boolean quotaPerProjectEnable,
            @Nullable Long storagePerProject,
            @Nullable String auditLogForwardEndpoint,
            @Nullable Boolean skipAuditLogDatabase,
            @Nullable String disabledAuditLogEventTypes) {}
}
