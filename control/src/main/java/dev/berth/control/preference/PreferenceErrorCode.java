package dev.berth.control.preference;

import dev.berth.platform.kernel.ErrorCategory;
import dev.berth.platform.kernel.ErrorCode;

/// Refusals about what people set for themselves.
public enum PreferenceErrorCode implements ErrorCode {
    BAD_REQUEST(ErrorCategory.INVALID),
    DENIED(ErrorCategory.DENIED);

    private final ErrorCategory category;

    PreferenceErrorCode(ErrorCategory category) {
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
