package dev.berth.platform.egress;

import dev.berth.platform.config.Cidr;
import java.net.InetAddress;
import java.util.List;

/// Which addresses may be reached. What is denied stays so, whatever is allowed; what is allowed may be an inner
/// address; of the rest, only what belongs to the public internet.
///
/// @param allowed networks that may be reached although they are inner ones
/// @param denied networks that may never be reached
public record EgressPolicy(List<Cidr> allowed, List<Cidr> denied) {

    /// Only the public internet.
    public static final EgressPolicy PUBLIC = new EgressPolicy(List.of(), List.of());

    /// What belongs to a machine, a site, a provider or nobody, by the registries of special-purpose addresses. Those
    /// that hold an IPv4 address (64:ff9b::/96, 2002::/16 and the like) could lead to any of these.
    private static final List<Cidr> INNER = List.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3",
                    "::/96",
                    "64:ff9b::/96",
                    "64:ff9b:1::/48",
                    "100::/64",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "fc00::/7",
                    "fe80::/10",
                    "fec0::/10",
                    "ff00::/8")
            .stream()
            .map(Cidr::parse)
            .toList();

    public EgressPolicy {
        allowed = List.copyOf(allowed);
        denied = List.copyOf(denied);
    }

    /// Whether this very address may be connected to. Java gives an IPv4 address that is written as an IPv6 one as
    /// the IPv4 address that it is.
    public boolean admits(InetAddress address) {
        if (in(denied, address)) {
            return false;
        }
        return in(allowed, address) || !in(INNER, address);
    }

    private static boolean in(List<Cidr> networks, InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }
}
