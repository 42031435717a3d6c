package dev.berth.access.personal;

import dev.berth.platform.kernel.ErrorCategory;
import dev.berth.platform.kernel.ErrorCode;

/// Refusals about personal access tokens.
public enum PersonalTokenErrorCode implements ErrorCode {
    BAD_REQUEST(ErrorCategory.INVALID),
    DENIED(ErrorCategory.DENIED),
    NOT_FOUND(ErrorCategory.NOT_FOUND),
    CONFLICT(ErrorCategory.CONFLICT);

    private final ErrorCategory category;

    PersonalTokenErrorCode(ErrorCategory category) {
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
