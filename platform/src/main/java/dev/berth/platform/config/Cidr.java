package dev.berth.platform.config;

import java.net.InetAddress;
import java.util.Arrays;

/// A network: an address and how many of its leading bits count.
public final class Cidr {

    private final InetAddress network;
    private final int prefix;

    private Cidr(InetAddress network, int prefix) {
        this.network = network;
        this.prefix = prefix;
    }

    /// Reads `10.0.0.0/8`, `fd00::/8`, or a single address. Names are not looked up.
    ///
    /// @throws IllegalArgumentException when `text` is none of these
    public static Cidr parse(String text) {
        int slash = text.indexOf('/');
        String literal = slash < 0 ? text : text.substring(0, slash);
        InetAddress address = InetAddress.ofLiteral(literal);
        if (!literal.contains(":") && !address.getHostAddress().equals(literal)) {
            // Java takes 10.1 for 10.0.0.1; an operator may have meant something else.
            throw new IllegalArgumentException("an IPv4 address has four parts: " + literal);
        }
        int bits = address.getAddress().length * 8;
        int prefix = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
        if (prefix < 0 || prefix > bits) {
            throw new IllegalArgumentException("a prefix of " + prefix + " bits, of " + bits);
        }
        return new Cidr(address, prefix);
    }

    /// Whether `address` lies in this network.
    public boolean contains(InetAddress address) {
        byte[] mine = network.getAddress();
        byte[] theirs = address.getAddress();
        if (mine.length != theirs.length) {
            return false;
        }
        int whole = prefix / 8;
        if (!Arrays.equals(mine, 0, whole, theirs, 0, whole)) {
            return false;
        }
        int rest = prefix % 8;
        return rest == 0 || (mine[whole] ^ theirs[whole]) >> (8 - rest) == 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cidr that && network.equals(that.network) && prefix == that.prefix;
    }

    @Override
    public int hashCode() {
        return network.hashCode() * 31 + prefix;
    }

    @Override
    public String toString() {
        return network.getHostAddress() + "/" + prefix;
    }
}
