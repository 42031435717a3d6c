package dev.berth.platform.http;

/// Which requests get a line in the access log. Immediate answers are the hot path of a registry, and a line costs
/// more than the answer.
public enum AccessLogScope {
    NONE,
    BLOCKING,
    ALL
}
