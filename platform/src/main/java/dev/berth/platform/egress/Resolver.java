package dev.berth.platform.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// Finds the addresses of a name.
@FunctionalInterface
public interface Resolver {

    List<InetAddress> resolve(String host) throws UnknownHostException;

    /// The system's.
    static Resolver system() {
        return host -> List.of(InetAddress.getAllByName(host));
    }
}
