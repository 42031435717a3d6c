package dev.berth.oci;

/// What a manifest is asked for by: a tag or a digest.
public sealed interface Reference permits Reference.ByTag, Reference.ByDigest {

    record ByTag(Tag tag) implements Reference {
        @Override
        public String toString() {
            return tag.value();
        }
    }

    record ByDigest(Digest digest) implements Reference {
        @Override
        public String toString() {
            return digest.toString();
        }
    }

    /// Reads a tag or a digest: a tag cannot contain a colon, a digest must.
    ///
    /// @throws InvalidOciValueException with code `DIGEST_INVALID` or `TAG_INVALID`
    static Reference parse(String text) {
        return text.indexOf(':') >= 0 ? new ByDigest(Digest.parse(text)) : new ByTag(Tag.parse(text));
    }
}
