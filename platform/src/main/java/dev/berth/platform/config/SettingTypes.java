package dev.berth.platform.config;

import dev.berth.platform.kernel.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The types that settings may have.
public final class SettingTypes {

    public static final SettingType<String> TEXT = new SettingType<>("a text", text -> text);

    public static final SettingType<URI> URL =
            new SettingType<>("an address such as https://host:9000", SettingTypes::url);

    public static final SettingType<Path> PATH = new SettingType<>("a path", SettingTypes::path);

    public static final SettingType<HostPort> HOST_PORT =
            new SettingType<>("HOST:PORT, such as 127.0.0.1:5000 or [::1]:5000", SettingTypes::hostPort);

    public static final SettingType<Duration> DURATION = new SettingType<>(
            "a whole number with a unit of ms, s, m, h or d, such as 30s or 24h", SettingTypes::duration);

    public static final SettingType<Long> BYTE_SIZE = new SettingType<>(
            "a whole number of bytes, or one with a unit of KiB, MiB, GiB or TiB, such as 64MiB",
            SettingTypes::byteSize);

    public static final SettingType<Boolean> BOOLEAN = new SettingType<>("true or false", SettingTypes::bool);

    public static final SettingType<List<Cidr>> CIDRS = new SettingType<>(
            "a list of networks with commas between them, such as 10.0.0.0/8,fd00::/8", SettingTypes::cidrs);

    /// The path of a file that holds a secret; the value is what the file holds, without the line end at its end.
    public static final SettingType<Secret> SECRET_FILE =
            new SettingType<>("the path of a file that can be read and is not empty", SettingTypes::secretFile);

    private static final Pattern QUANTITY = Pattern.compile("([0-9]{1,18}) ?([A-Za-z]*)");

    private static final Map<String, Duration> TIME_UNITS = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));

    private static final Map<String, Long> SIZE_UNITS =
            Map.of("", 1L, "B", 1L, "KiB", 1L << 10, "MiB", 1L << 20, "GiB", 1L << 30, "TiB", 1L << 40);

    private SettingTypes() {}

    /// A whole number from `least` to `most`.
    public static SettingType<Integer> integer(int least, int most) {
        return new SettingType<>("a whole number from %d to %d".formatted(least, most), text -> {
            int number = Integer.parseInt(text);
            require(number >= least && number <= most);
            return number;
        });
    }

    /// One of the constants of an enum, written in lower case with dashes.
    public static <E extends Enum<E>> SettingType<E> oneOf(Class<E> type) {
        List<E> constants = Arrays.asList(type.getEnumConstants());
        String names = constants.stream().map(SettingTypes::written).collect(Collectors.joining(", "));
        return new SettingType<>(
                "one of " + names,
                text -> constants.stream()
                        .filter(constant -> written(constant).equalsIgnoreCase(text))
                        .findFirst()
                        .orElseThrow(IllegalArgumentException::new));
    }

    private static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static URI url(String text) {
        URI address = URI.create(text);
        require(("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
                && address.getHost() != null
                && address.getUserInfo() == null
                && address.getQuery() == null);
        return address;
    }

    private static Path path(String text) {
        require(!text.isBlank());
        return Path.of(text);
    }

    private static HostPort hostPort(String text) {
        int colon = text.lastIndexOf(':');
        require(colon > 0);
        String host = text.substring(0, colon);
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        String bare = bracketed ? host.substring(1, host.length() - 1) : host;
        require(!bare.isBlank() && bracketed == bare.contains(":"));
        String digits = text.substring(colon + 1);
        require(digits.matches("[0-9]{1,5}"));
        int port = Integer.parseInt(digits);
        require(port <= 65_535);
        return new HostPort(bare, port);
    }

    private static Duration duration(String text) {
        Matcher quantity = quantity(text);
        Duration unit = unit(TIME_UNITS, quantity);
        try {
            Duration duration = unit.multipliedBy(Long.parseLong(quantity.group(1)));
            // Everyone who waits counts in nanoseconds sooner or later.
            return Duration.ofNanos(duration.toNanos());
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("longer than 292 years", e);
        }
    }

    private static long byteSize(String text) {
        Matcher quantity = quantity(text);
        long unit = unit(SIZE_UNITS, quantity);
        try {
            return Math.multiplyExact(Long.parseLong(quantity.group(1)), unit);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("more than 8 EiB", e);
        }
    }

    private static Matcher quantity(String text) {
        Matcher quantity = QUANTITY.matcher(text);
        require(quantity.matches());
        return quantity;
    }

    private static <U> U unit(Map<String, U> units, Matcher quantity) {
        return Optional.ofNullable(units.get(quantity.group(2))).orElseThrow(IllegalArgumentException::new);
    }

    private static boolean bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException();
        };
    }

    private static List<Cidr> cidrs(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(Cidr::parse)
                .toList();
    }

    private static Secret secretFile(String text) {
        try {
            String content = Files.readString(path(text)).replaceFirst("\\R\\z", "");
            require(!content.isEmpty());
            return new Secret(content);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot be read", e);
        }
    }

    private static void require(boolean allowed) {
        if (!allowed) {
            throw new IllegalArgumentException();
        }
    }
}
