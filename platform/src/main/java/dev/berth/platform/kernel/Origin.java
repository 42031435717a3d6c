package dev.berth.platform.kernel;

/// Where an action came from, as far as that is known.
///
/// @param address the IP address of the client; empty when no client asked
/// @param request the id of the request; empty when there was none
public record Origin(String address, String request) {

    /// Berth itself, or the command line.
    public static final Origin NONE = new Origin("", "");
}
