package dev.berth.access.permission;

import dev.berth.platform.kernel.ErrorCategory;
import dev.berth.platform.kernel.ErrorCode;

/// Refusals about memberships and grants.
public enum PermissionErrorCode implements ErrorCode {
    BAD_REQUEST(ErrorCategory.INVALID),
    NOT_FOUND(ErrorCategory.NOT_FOUND),
    CONFLICT(ErrorCategory.CONFLICT);

    private final ErrorCategory category;

    PermissionErrorCode(ErrorCategory category) {
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
