package dev.berth.access.principal;

import dev.berth.platform.kernel.ErrorCategory;
import dev.berth.platform.kernel.ErrorCode;

/// Refusals about users.
public enum PrincipalErrorCode implements ErrorCode {
    BAD_REQUEST(ErrorCategory.INVALID),
    DENIED(ErrorCategory.DENIED),
    NOT_FOUND(ErrorCategory.NOT_FOUND),
    CONFLICT(ErrorCategory.CONFLICT),
    UNAVAILABLE(ErrorCategory.UNAVAILABLE);

    private final ErrorCategory category;

    PrincipalErrorCode(ErrorCategory category) {
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
