package dev.berth.platform.kernel;

/// A refusal that clients can tell apart. Each feature has an enum of these.
public interface ErrorCode {

    /// The code on the wire, in upper snake case.
    String code();

    ErrorCategory category();
}
