package dev.berth.control.settings;

import dev.berth.platform.kernel.ErrorCategory;
import dev.berth.platform.kernel.ErrorCode;

/// Refusals about settings.
public enum SettingErrorCode implements ErrorCode {
    BAD_REQUEST(ErrorCategory.INVALID),
    DENIED(ErrorCategory.DENIED);

    private final ErrorCategory category;

    SettingErrorCode(ErrorCategory category) {
        this.category = category;
    }

    @Override
    public String code() {
        return name();
    }

    @Override
    public ErrorCategory category() {
        return category;
    }
}
