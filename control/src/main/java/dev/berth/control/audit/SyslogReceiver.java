package dev.berth.control.audit;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where entries are sent to.
///
/// @param host a name or an address, an IPv6 one without its brackets
public record SyslogReceiver(Transport transport, String host, int port) {

    private static final Pattern FORM =
            Pattern.compile("(?:([A-Za-z]+)://)?(?:\\[([0-9A-Fa-f:.]+)]|([^\\s:/\\[\\]]+)):([0-9]{1,5})");

    /// How entries travel.
    public enum Transport {
        TCP,
        TLS,
        UDP
    }

    /// Reads `host:port`, which is by TCP, or `tcp://…`, `tls://…`, `udp://…`; empty when it is none of these.
    public static Optional<SyslogReceiver> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int port = Integer.parseInt(matcher.group(4));
        Optional<Transport> transport =
                switch (matcher.group(1) == null ? "tcp" : matcher.group(1).toLowerCase(Locale.ROOT)) {
                    case "tcp" -> Optional.of(Transport.TCP);
                    case "tls" -> Optional.of(Transport.TLS);
                    case "udp" -> Optional.of(Transport.UDP);
                    default -> Optional.empty();
                };
        String host = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
        return transport.filter(_ -> port > 0 && port <= 65_535).map(known -> new SyslogReceiver(known, host, port));
    }

    @Override
    public String toString() {
        return "%s://%s:%d"
                .formatted(
                        transport.name().toLowerCase(Locale.ROOT), host.contains(":") ? "[" + host + "]" : host, port);
    }
}
