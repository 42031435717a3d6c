package dev.berth.control.layer;

import dev.berth.platform.kernel.ErrorCategory;
import dev.berth.platform.kernel.ErrorCode;

/// Refusals about layers.
public enum LayerErrorCode implements ErrorCode {
    BAD_REQUEST(ErrorCategory.INVALID),
    NOT_FOUND(ErrorCategory.NOT_FOUND),
    UNPROCESSABLE_ENTITY(ErrorCategory.UNPROCESSABLE),
    TOO_MANY_REQUEST(ErrorCategory.TOO_MANY);

    private final ErrorCategory category;

    LayerErrorCode(ErrorCategory category) {
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
