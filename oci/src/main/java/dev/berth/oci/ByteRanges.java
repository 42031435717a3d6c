package dev.berth.oci;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a `Range` header asks for of content of a known size, after RFC 9110 section 14.
public sealed interface ByteRanges {

    /// More ranges than any client asks for at once; podman asks for so many.
    int MAX_RANGES = 1024;

    /// A longer header is refused unread.
    int MAX_HEADER_LENGTH = 64 * 1024;

    /// All of the content: nothing else was asked for, or in a way that the RFC lets a server ignore.
    record Whole() implements ByteRanges {}

    /// Parts of the content, in the order in which they were asked for. They are neither merged nor sorted, because
    /// clients count on exactly these parts; those that lie beyond the content's end are left out.
    record Satisfiable(List<ByteRange> ranges) implements ByteRanges {
        public Satisfiable {
            ranges = List.copyOf(ranges);
        }
    }

    /// Only parts that lie beyond the content's end.
    record Unsatisfiable() implements ByteRanges {}

    /// More than a well-meaning client asks for: too many ranges, or bytes of the same content again and again.
    record Refused(String reason) implements ByteRanges {}

    /// Reads a `Range` header.
    ///
    /// @param header its value
    /// @param size the size of the content in bytes
    static ByteRanges parse(String header, long size) {
        if (header.length() > MAX_HEADER_LENGTH) {
            return new Refused("the Range header is longer than %d characters".formatted(MAX_HEADER_LENGTH));
        }
        int equals = header.indexOf('=');
        // A range of empty content cannot be answered; clients that always send one want the 200.
        if (equals < 0 || !header.substring(0, equals).strip().equalsIgnoreCase("bytes") || size == 0) {
            return new Whole();
        }
        String[] parts = header.substring(equals + 1).split(",", -1);
        List<ByteRange> ranges = new ArrayList<>();
        int asked = 0;
        for (String part : parts) {
            String text = part.strip();
            if (text.isEmpty()) {
                continue;
            }
            Optional<RangeSpec> range = RangeSpec.parse(text);
            if (range.isEmpty()) {
                return new Whole();
            }
            if (++asked > MAX_RANGES) {
                return new Refused("more than %d ranges were asked for at once".formatted(MAX_RANGES));
            }
            range.get().of(size).ifPresent(ranges::add);
        }
        return asked == 0 ? new Whole() : answer(ranges, size);
    }

    private static ByteRanges answer(List<ByteRange> ranges, long size) {
        if (ranges.isEmpty()) {
            return new Unsatisfiable();
        }
        // In floating point, because a thousand times a large size does not fit a long.
        double bytes = ranges.stream().mapToDouble(ByteRange::length).sum();
        if (ranges.size() > 1 && bytes > 2.0 * size + 1024 * 1024) {
            return new Refused("the ranges overlap: together they are more than twice the content");
        }
        return new Satisfiable(ranges);
    }
}
