package dev.berth.oci;

/// The error codes of the distribution specification, and those that Docker's registry added and clients know.
public enum OciErrorCode {
    BLOB_UNKNOWN,
    BLOB_UPLOAD_INVALID,
    BLOB_UPLOAD_UNKNOWN,
    DENIED,
    DIGEST_INVALID,
    MANIFEST_BLOB_UNKNOWN,
    MANIFEST_INVALID,
    MANIFEST_UNKNOWN,
    NAME_INVALID,
    NAME_UNKNOWN,
    PAGINATION_NUMBER_INVALID,
    RANGE_INVALID,
    SIZE_INVALID,
    TAG_INVALID,
    TOOMANYREQUESTS,
    UNAUTHORIZED,
    UNAVAILABLE,
    UNKNOWN,
    UNSUPPORTED
}
