package dev.berth.api.oci;

import java.util.Optional;

/// The `Content-Range` of a chunk, `start-end`, both included, as the distribution specification has it.
record ContentRange(long start, long end) {

    /// Reads the header's value; empty when it has not that form. Some clients add the unit and the total size that
    /// the header has elsewhere in HTTP.
    static Optional<ContentRange> parse(String text) {
        String range = text.strip();
        if (range.startsWith("bytes ") || range.startsWith("bytes=")) {
            range = range.substring("bytes ".length());
        }
        int slash = range.indexOf('/');
        if (slash >= 0) {
            range = range.substring(0, slash);
        }
        int dash = range.indexOf('-');
        if (dash < 0) {
            return Optional.empty();
        }
        Optional<Long> start = number(range.substring(0, dash));
        Optional<Long> end = number(range.substring(dash + 1));
        return start.isPresent() && end.isPresent() && end.get() >= start.get()
                ? Optional.of(new ContentRange(start.get(), end.get()))
                : Optional.empty();
    }

    long length() {
        return end - start + 1;
    }

    private static Optional<Long> number(String digits) {
        boolean number =
                !digits.isEmpty() && digits.length() <= 18 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Optional.of(Long.parseLong(digits)) : Optional.empty();
    }
}
