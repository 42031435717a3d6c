package dev.berth.control.artifact;

import dev.berth.platform.kernel.ErrorCategory;
import dev.berth.platform.kernel.ErrorCode;

/// Refusals about artifacts.
public enum ArtifactErrorCode implements ErrorCode {
    BAD_REQUEST(ErrorCategory.INVALID),
    NOT_FOUND(ErrorCategory.NOT_FOUND),
    CONFLICT(ErrorCategory.CONFLICT),
    PRECONDITION(ErrorCategory.PRECONDITION),
    VIOLATE_FOREIGN_KEY_CONSTRAINT(ErrorCategory.PRECONDITION),
    UNPROCESSABLE_ENTITY(ErrorCategory.UNPROCESSABLE),
    TOO_MANY_REQUEST(ErrorCategory.TOO_MANY);

    private final ErrorCategory category;

    ArtifactErrorCode(ErrorCategory category) {
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
