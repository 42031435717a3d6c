package dev.berth.access.session;

import dev.berth.platform.kernel.ErrorCategory;
import dev.berth.platform.kernel.ErrorCode;

/// Refusals about sessions.
public enum SessionErrorCode implements ErrorCode {
    DENIED(ErrorCategory.DENIED),
    NOT_FOUND(ErrorCategory.NOT_FOUND);

    private final ErrorCategory category;

    SessionErrorCode(ErrorCategory category) {
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
