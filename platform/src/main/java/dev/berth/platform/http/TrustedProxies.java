package dev.berth.platform.http;

import java.net.InetAddress;
import java.util.List;

/// The networks whose `X-Forwarded-…` headers are believed.
public final class TrustedProxies {

    public static final TrustedProxies NONE = new TrustedProxies(List.of());

    private final List<Network> networks;

    private TrustedProxies(List<Network> networks) {
        this.networks = networks;
    }

    /// Networks in CIDR notation (`10.0.0.0/8`, `fd00::/8`) or single addresses.
    ///
    /// @throws IllegalArgumentException when one of them is neither
    public static TrustedProxies of(List<String> cidrs) {
        return new TrustedProxies(cidrs.stream().map(Network::parse).toList());
    }

    /// Whether `address`, in its text form, belongs to a trusted proxy.
    public boolean trusts(String address) {
        if (networks.isEmpty()) {
            return false;
        }
        byte[] bytes = bytesOf(address);
        return bytes.length > 0 && networks.stream().anyMatch(network -> network.contains(bytes));
    }

    private static byte[] bytesOf(String address) {
        try {
            return InetAddress.ofLiteral(address).getAddress();
        } catch (IllegalArgumentException notAnAddress) {
            return new byte[0];
        }
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Network(byte[] prefix, int bits) {

        static Network parse(String cidr) {
            int slash = cidr.indexOf('/');
            byte[] prefix = bytesOf(slash < 0 ? cidr : cidr.substring(0, slash));
            int bits = slash < 0 ? prefix.length * 8 : bitsOf(cidr.substring(slash + 1));
            if (prefix.length == 0 || bits < 0 || bits > prefix.length * 8) {
                throw new IllegalArgumentException("not a network in CIDR notation: '%s'".formatted(cidr));
            }
            return new Network(prefix, bits);
        }

        private static int bitsOf(String text) {
            try {
                return Integer.parseInt(text);
            } catch (NumberFormatException notANumber) {
                return -1;
            }
        }

        boolean contains(byte[] address) {
            if (address.length != prefix.length) {
                return false;
            }
            int whole = bits / 8;
            for (int i = 0; i < whole; i++) {
                if (address[i] != prefix[i]) {
                    return false;
                }
            }
            int rest = bits % 8;
            return rest == 0 || ((address[whole] ^ prefix[whole]) & 0xFF) >>> (8 - rest) == 0;
        }
    }
}
