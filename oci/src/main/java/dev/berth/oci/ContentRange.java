package dev.berth.oci;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which bytes of an upload a chunk carries, as its `Content-Range` header says: `first-last`, both inclusive.
public record ContentRange(long first, long last) {

    // The specification's form has neither unit nor total; some clients send those of RFC 9110.
    private static final Pattern FORM =
            Pattern.compile("(?:bytes[ =]\\s{0,8})?([0-9]{1,18})-([0-9]{1,18})(?:/(?:\\*|[0-9]{1,18}))?");

    public ContentRange {
        if (first < 0 || last < first) {
            throw invalid(first + "-" + last);
        }
    }

    /// Reads a `Content-Range` header.
    ///
    /// @throws InvalidOciValueException with code `RANGE_INVALID`
    public static ContentRange parse(String header) {
        Matcher matcher = FORM.matcher(header);
        if (!matcher.matches()) {
            throw invalid(header.length() > 80 ? header.substring(0, 80) + "…" : header);
        }
        return new ContentRange(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)));
    }

    /// How many bytes the chunk has.
    public long length() {
        return last - first + 1;
    }

    private static InvalidOciValueException invalid(String text) {
        return new InvalidOciValueException(
                OciErrorCode.RANGE_INVALID,
                "not a content range: '%s'; send the first and the last byte's position, as in 0-1023".formatted(text));
    }

    @Override
    public String toString() {
        return first + "-" + last;
    }
}
