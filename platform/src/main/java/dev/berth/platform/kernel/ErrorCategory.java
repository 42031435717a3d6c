package dev.berth.platform.kernel;

/// What sort of refusal an error is. The HTTP status follows from it in one place, in `api`.
public enum ErrorCategory {
    /// The request is malformed or breaks a rule of its own.
    INVALID,
    /// We do not know who is asking.
    UNAUTHENTICATED,
    /// We know who is asking, and the answer is no.
    DENIED,
    /// It does not exist, or its existence is private.
    NOT_FOUND,
    /// This cannot be done to this resource at all.
    UNSUPPORTED,
    /// It clashes with what exists.
    CONFLICT,
    /// A condition that the caller stated, or a policy, does not hold.
    PRECONDITION,
    /// The request is larger than allowed.
    TOO_LARGE,
    /// The byte range asked for or sent cannot be satisfied.
    RANGE,
    /// A well-formed request with a value that cannot be accepted.
    UNPROCESSABLE,
    /// Too many requests; try again later.
    TOO_MANY,
    /// No room to store it.
    STORAGE_FULL,
    /// Something that is needed is away; try again later.
    UNAVAILABLE,
    /// This version does not do it yet.
    NOT_IMPLEMENTED,
    /// Stored state is damaged; trying again does not help.
    DAMAGED
}
