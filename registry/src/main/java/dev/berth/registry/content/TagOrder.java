package dev.berth.registry.content;

import dev.berth.oci.Tag;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The text by which tags order as versions when texts are compared bytewise: versions after everything else, a
/// version after its pre-releases, as Semantic Versioning 2 says; `1` and `1.8` count as versions, before `1.8.0`.
/// All other tags are in natural order: `build-9` before `build-10`.
///
/// A number is written as its length, in two hexadecimal digits, and itself, so that a longer one comes later.
final class TagOrder {

    /// Tags that name a referrer of another manifest are in no list.
    private static final Pattern REFERRER = Pattern.compile("sha256-[0-9a-f]{64}(\\..*)?");

    private static final String NUMBER = "(0|[1-9][0-9]*)";
    /// A long number alone is a date or a part of a commit's name.
    private static final Pattern VERSION = Pattern.compile("[vV]?(0|[1-9][0-9]{0,4}|" + NUMBER + "\\." + NUMBER
            + "(?:\\." + NUMBER + ")?)(?:-([0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*))?");

    private static final Pattern NUMERIC = Pattern.compile(NUMBER);

    private static final String VERSIONS = "1";
    private static final String OTHERS = "0";

    // Bytewise a blank comes before all that tags consist of, and a tilde after it.
    private static final char END = ' ';
    private static final String RELEASE = "~";
    private static final String PRE_RELEASE = "-";

    private TagOrder() {}

    static String of(Tag tag) {
        String text = tag.value();
        if (REFERRER.matcher(text).matches()) {
            return "";
        }
        Matcher version = VERSION.matcher(text);
        return version.matches() ? VERSIONS + version(version) : OTHERS + natural(text.toLowerCase(Locale.ROOT));
    }

    private static String version(Matcher version) {
        String major = group(version, 2).isEmpty() ? group(version, 1) : group(version, 2);
        String core = number(major) + number(group(version, 3)) + number(group(version, 4));
        String preRelease = group(version, 5);
        return preRelease.isEmpty() ? core + RELEASE : core + PRE_RELEASE + identifiers(preRelease);
    }

    private static String group(Matcher matcher, int number) {
        String text = matcher.group(number);
        return text == null ? "" : text;
    }

    /// Numbers come before words, and fewer identifiers before more.
    private static String identifiers(String preRelease) {
        StringBuilder key = new StringBuilder();
        for (String identifier : preRelease.split("\\.", -1)) {
            if (NUMERIC.matcher(identifier).matches()) {
                key.append('1').append(number(identifier));
            } else {
                key.append('2').append(identifier).append(END);
            }
        }
        return key.append('0').toString();
    }

    private static String natural(String text) {
        StringBuilder key = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && digit(text.charAt(end))) {
                end++;
            }
            if (end == at) {
                key.append(text.charAt(at++));
            } else {
                key.append('0').append(number(withoutZeros(text.substring(at, end))));
                at = end;
            }
        }
        return key.toString();
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    private static String withoutZeros(String digits) {
        int at = 0;
        while (at < digits.length() - 1 && digits.charAt(at) == '0') {
            at++;
        }
        return digits.substring(at);
    }

    /// What is absent comes first.
    private static String number(String digits) {
        return "%02x".formatted(digits.length()) + digits;
    }
}
