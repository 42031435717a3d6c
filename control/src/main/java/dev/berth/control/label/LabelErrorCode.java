package dev.berth.control.label;

import dev.berth.platform.kernel.ErrorCategory;
import dev.berth.platform.kernel.ErrorCode;

/// Refusals about labels.
public enum LabelErrorCode implements ErrorCode {
    BAD_REQUEST(ErrorCategory.INVALID),
    NOT_FOUND(ErrorCategory.NOT_FOUND),
    CONFLICT(ErrorCategory.CONFLICT);

    private final ErrorCategory category;

    LabelErrorCode(ErrorCategory category) {
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
