package dev.berth.oci;

import java.util.Optional;
import java.util.OptionalLong;

/// One range as it was asked for: from a first to perhaps a last byte, or the last so many bytes.
record RangeSpec(OptionalLong first, OptionalLong last) {

    // Positions that do not fit a long are as good as the largest: beyond every end.
    private static final int LONGEST = 18;

    static Optional<RangeSpec> parse(String text) {
        int dash = text.indexOf('-');
        if (dash < 0 || !digits(text, 0, dash) || !digits(text, dash + 1, text.length())) {
            return Optional.empty();
        }
        OptionalLong first = number(text.substring(0, dash));
        OptionalLong last = number(text.substring(dash + 1));
        if (first.isEmpty() && last.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new RangeSpec(first, last));
    }

    /// The bytes that it means of content of `size` bytes; empty when they are all beyond its end. A range that ends
    /// before it begins means none; the conformance suite of the specification asks for that.
    Optional<ByteRange> of(long size) {
        if (first.isEmpty()) {
            long suffix = Math.min(last.orElseThrow(), size);
            return suffix == 0 ? Optional.empty() : Optional.of(new ByteRange(size - suffix, suffix));
        }
        long from = first.getAsLong();
        if (from >= size || last.orElse(from) < from) {
            return Optional.empty();
        }
        return Optional.of(new ByteRange(from, Math.min(last.orElse(size - 1), size - 1) - from + 1));
    }

    private static boolean digits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static OptionalLong number(String digits) {
        if (digits.isEmpty()) {
            return OptionalLong.empty();
        }
        int zeros = 0;
        while (zeros < digits.length() - 1 && digits.charAt(zeros) == '0') {
            zeros++;
        }
        return OptionalLong.of(
                digits.length() - zeros > LONGEST ? Long.MAX_VALUE : Long.parseLong(digits.substring(zeros)));
    }
}
