package dev.berth.control.settings;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the texts that are set may be like.
final class SettingRules {

    private static final int LONGEST_BANNER = 8192;
    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9._$+-]{1,64}");
    private static final Pattern ENDPOINT =
            Pattern.compile("(?:(?:tcp|udp|tls)://)?(?:[A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}]):([0-9]{1,5})");
    private static final Pattern EVENT_TYPES = Pattern.compile("(?:[a-z]{1,32}(?:_[a-z]{1,32})+(?:,|$)){0,100}");

    private SettingRules() {}

    static Function<String, Optional<String>> oneOf(List<String> values) {
        return text -> objection(values.contains(text), "one of " + String.join(", ", values));
    }

    static Optional<String> prefix(String text) {
        return objection(PREFIX.matcher(text).matches(), "1 to 64 letters, digits and . _ $ + -");
    }

    static Optional<String> banner(String text) {
        boolean fits = text.length() <= LONGEST_BANNER
                && text.chars().noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t');
        return objection(fits, "a text of at most %d characters".formatted(LONGEST_BANNER));
    }

    /// Where log lines are sent by the syslog protocol; empty for nowhere.
    static Optional<String> endpoint(String text) {
        Matcher matcher = ENDPOINT.matcher(text);
        boolean fits = text.isEmpty() || (matcher.matches() && port(matcher.group(1)));
        return objection(fits, "host:port, tcp://host:port, tls://host:port or udp://host:port");
    }

    private static boolean port(String digits) {
        int port = Integer.parseInt(digits);
        return port > 0 && port <= 65_535;
    }

    static Optional<String> eventTypes(String text) {
        boolean fits = EVENT_TYPES.matcher(text).matches() && !text.endsWith(",");
        return objection(fits, "types of events such as pull_artifact, parted by commas without blanks");
    }

    private static Optional<String> objection(boolean fits, String otherwise) {
        return fits ? Optional.empty() : Optional.of(otherwise);
    }
}
