package dev.berth.platform.egress;

/// What the other server answered.
///
/// @param body the beginning of it, as far as the limit reaches
public record EgressResponse(int status, String body) {

    /// Whether it said that all is well.
    public boolean succeeded() {
        return status >= 200 && status < 300;
    }
}
