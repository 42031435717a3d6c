package dev.berth.registry.content;

import dev.berth.platform.kernel.ErrorCategory;
import dev.berth.platform.kernel.ErrorCode;

/// The refusals of the data plane; names are those of the distribution specification where it has one.
public enum RegistryErrorCode implements ErrorCode {
    BLOB_UNKNOWN(ErrorCategory.NOT_FOUND),
    BLOB_UPLOAD_INVALID(ErrorCategory.INVALID),
    BLOB_UPLOAD_UNKNOWN(ErrorCategory.NOT_FOUND),
    DAMAGED(ErrorCategory.DAMAGED),
    DIGEST_INVALID(ErrorCategory.INVALID),
    MANIFEST_BLOB_UNKNOWN(ErrorCategory.INVALID),
    MANIFEST_INVALID(ErrorCategory.INVALID),
    MANIFEST_TOO_LARGE(ErrorCategory.TOO_LARGE),
    MANIFEST_UNKNOWN(ErrorCategory.NOT_FOUND),
    NAME_INVALID(ErrorCategory.INVALID),
    NAME_UNKNOWN(ErrorCategory.NOT_FOUND),
    PAGINATION_NUMBER_INVALID(ErrorCategory.INVALID),
    PRECONDITION(ErrorCategory.PRECONDITION),
    RANGE_INVALID(ErrorCategory.RANGE),
    SIZE_INVALID(ErrorCategory.INVALID),
    STORAGE_FULL(ErrorCategory.STORAGE_FULL),
    TOOMANYREQUESTS(ErrorCategory.TOO_MANY),
    UNAVAILABLE(ErrorCategory.UNAVAILABLE),
    UNSUPPORTED(ErrorCategory.UNSUPPORTED);

    private final ErrorCategory category;

    RegistryErrorCode(ErrorCategory category) {
        this.category = category;
    }

    @Override
    public String code() {
        return this == MANIFEST_TOO_LARGE ? SIZE_INVALID.name() : name();
    }

    @Override
    public ErrorCategory category() {
        return category;
    }
}
