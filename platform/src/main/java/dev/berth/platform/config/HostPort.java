package dev.berth.platform.config;

/// Where to listen or connect.
///
/// @param host a name or address; an IPv6 address without its brackets
/// @param port 0 to 65535; 0 means any free port
public record HostPort(String host, int port) {

    /// `host:port`, with an IPv6 address in brackets.
    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
