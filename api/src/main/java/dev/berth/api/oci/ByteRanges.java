package dev.berth.api.oci;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a `Range` header asks of content with a known size.
sealed interface ByteRanges {

    /// Clients that fetch the missing chunks of a layer ask for up to so many at once.
    int MAX_RANGES = 1024;

    /// Ranges that overlap could make a small request a huge answer; this much repetition is allowed for.
    long REPETITION = 2;

    /// Below this many bytes in all, repetition does not matter.
    long HARMLESS = 1024 * 1024;

    /// Everything: no range was asked for, or in a unit that is not bytes.
    record Whole() implements ByteRanges {}

    /// These parts, in the order asked for, none merged.
    record Parts(List<Part> parts) implements ByteRanges {
        public Parts {
            parts = List.copyOf(parts);
        }
    }

    /// None of the ranges lies in the content.
    record Unsatisfiable() implements ByteRanges {}

    /// More than is served at once. The client shall ask for less: those that fetch chunks halve their list on a 400.
    record Excessive(String why) implements ByteRanges {}

    /// Bytes `first` to `last`, both included.
    record Part(long first, long last) {
        long length() {
            return last - first + 1;
        }

        /// As in `Content-Range`.
        String of(long size) {
            return "bytes " + first + "-" + last + "/" + size;
        }
    }

    /// Reads the value of a `Range` header for content of `size` bytes.
    static ByteRanges parse(String header, long size) {
        String text = header.strip();
        if (!text.regionMatches(true, 0, "bytes=", 0, "bytes=".length())) {
            return new Whole();
        }
        String list = text.substring("bytes=".length());
        long count = list.chars().filter(c -> c == ',').count() + 1;
        if (count > MAX_RANGES) {
            return new Excessive("%d ranges are asked for at once; ask for at most %d".formatted(count, MAX_RANGES));
        }
        List<Part> parts = new ArrayList<>((int) count);
        long total = 0;
        for (String entry : list.split(",", -1)) {
            String spec = entry.strip();
            if (spec.isEmpty()) {
                continue;
            }
            Optional<Spec> read = Spec.parse(spec);
            if (read.isEmpty()) {
                return new Unsatisfiable();
            }
            Optional<Part> part = read.get().in(size);
            if (part.isPresent()) {
                parts.add(part.get());
                total += part.get().length();
            }
        }
        if (parts.isEmpty()) {
            return new Unsatisfiable();
        }
        if (parts.size() > 1 && total > HARMLESS && total / REPETITION > size) {
            return new Excessive("the ranges overlap so much that they are larger than the blob itself; ask for fewer");
        }
        return new Parts(parts);
    }

    /// One entry of the list, not yet measured against the content.
    sealed interface Spec {

        /// From `first` to `last`, or to the end.
        record From(long first, long last) implements Spec {}

        /// The last `length` bytes.
        record Suffix(long length) implements Spec {}

        static Optional<Spec> parse(String text) {
            int dash = text.indexOf('-');
            if (dash < 0) {
                return Optional.empty();
            }
            String before = text.substring(0, dash);
            String after = text.substring(dash + 1);
            if (before.isEmpty()) {
                return number(after).map(Suffix::new);
            }
            if (after.isEmpty()) {
                return number(before).map(first -> new From(first, Long.MAX_VALUE));
            }
            return number(before)
                    .flatMap(
                            first -> number(after).filter(last -> last >= first).map(last -> new From(first, last)));
        }

        /// The bytes that this means of content of `size` bytes; empty when it means none.
        default Optional<Part> in(long size) {
            return switch (this) {
                case From(long first, long last) ->
                    first < size ? Optional.of(new Part(first, Math.min(last, size - 1))) : Optional.empty();
                case Suffix(long length) ->
                    length > 0 && size > 0
                            ? Optional.of(new Part(Math.max(0, size - length), size - 1))
                            : Optional.empty();
            };
        }

        private static Optional<Long> number(String digits) {
            if (digits.isEmpty() || digits.length() > 18 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return Optional.empty();
            }
            return Optional.of(Long.parseLong(digits));
        }
    }
}
