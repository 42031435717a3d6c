package dev.berth.conformance.support;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a `multipart/byteranges` answer strictly, by the lengths its parts state.
public final class MultipartRanges {

    private static final Pattern TYPE = Pattern.compile("multipart/byteranges; *boundary=\"?([^\";]+)\"?");
    private static final Pattern RANGE = Pattern.compile("(?i)content-range: *(bytes (\\d+)-(\\d+)/\\d+)");

    private MultipartRanges() {}

    /// One part: the value of its Content-Range and its bytes.
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    public record Part(String contentRange, byte[] body) {}

    public static List<Part> parse(Answer answer) {
        Matcher type = TYPE.matcher(answer.header("Content-Type"));
        if (!type.matches()) {
            throw new AssertionError("not multipart: " + answer.header("Content-Type"));
        }
        String delimiter = "--" + type.group(1);
        // Latin-1 keeps one character per byte, so positions in the text are positions in the body.
        String text = new String(answer.body(), StandardCharsets.ISO_8859_1);
        var parts = new ArrayList<Part>();
        int at = text.indexOf(delimiter);
        while (!text.startsWith(delimiter + "--", at)) {
            int headersEnd = text.indexOf("\r\n\r\n", at);
            Matcher range = RANGE.matcher(text.substring(at, headersEnd));
            if (!range.find()) {
                throw new AssertionError("a part without Content-Range at byte " + at);
            }
            int start = headersEnd + 4;
            int length = (int) (Long.parseLong(range.group(3)) - Long.parseLong(range.group(2)) + 1);
            byte[] body = text.substring(start, start + length).getBytes(StandardCharsets.ISO_8859_1);
            parts.add(new Part(range.group(1), body));
            at = start + length + 2;
            if (!text.startsWith("\r\n" + delimiter, at - 2)) {
                throw new AssertionError("part " + parts.size() + " is not followed by the boundary");
            }
        }
        return parts;
    }
}
