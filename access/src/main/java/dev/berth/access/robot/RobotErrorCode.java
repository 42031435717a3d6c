package dev.berth.access.robot;

import dev.berth.platform.kernel.ErrorCategory;
import dev.berth.platform.kernel.ErrorCode;

/// Refusals about robots.
public enum RobotErrorCode implements ErrorCode {
    BAD_REQUEST(ErrorCategory.INVALID),
    DENIED(ErrorCategory.DENIED),
    NOT_FOUND(ErrorCategory.NOT_FOUND),
    CONFLICT(ErrorCategory.CONFLICT);

    private final ErrorCategory category;

    RobotErrorCode(ErrorCategory category) {
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
