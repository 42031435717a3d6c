package dev.berth.blobstore.s3;

import java.util.Base64;

/// The last bytes of a spool, too few to be a part of their own.
sealed interface Tail {

    Tail NONE = new None();

    long length();

    /// There are no bytes beyond the parts.
    record None() implements Tail {
        @Override
        public long length() {
            return 0;
        }
    }

    /// So few that they stand in the ledger itself, in Base64.
    record Inline(String base64) implements Tail {

        static Inline of(byte[] bytes) {
            return new Inline(Base64.getEncoder().encodeToString(bytes));
        }

        byte[] bytes() {
            return Base64.getDecoder().decode(base64);
        }

        @Override
        public long length() {
            return bytes().length;
        }
    }

    /// In an object of their own beside the upload.
    record Aside(long length, int number) implements Tail {}
}
