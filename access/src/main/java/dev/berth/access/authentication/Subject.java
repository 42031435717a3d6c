package dev.berth.access.authentication;

import dev.berth.access.principal.Users;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/// What failures are counted for, as a digest: of a name, of an address, or of a name at an address. A digest,
/// because people type passwords into the field for the name, and because it has one length.
record Subject(String digest) {

    private static final int NETWORK_BYTES = 8;

    static Subject name(String username) {
        return of("name", Users.key(username));
    }

    static Subject address(String remoteAddress) {
        return of("address", network(remoteAddress));
    }

    static Subject nameAt(String username, String remoteAddress) {
        return of("name at address", Users.key(username), network(remoteAddress));
    }

    static Subject enrolment(String remoteAddress) {
        return of("enrolment", network(remoteAddress));
    }

    static Subject firstRun() {
        return of("first run");
    }

    /// Who has one IPv6 address usually has the whole /64.
    private static String network(String remoteAddress) {
        try {
            InetAddress address = InetAddress.ofLiteral(remoteAddress);
            return address instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES))
                    : address.getHostAddress();
        } catch (IllegalArgumentException e) {
            return remoteAddress;
        }
    }

    private static Subject of(String... parts) {
        try {
            byte[] text = String.join("\0", parts).getBytes(StandardCharsets.UTF_8);
            return new Subject(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }
}
