package dev.berth.oci;

import java.util.regex.Pattern;

/// A media type without parameters, as manifests and descriptors name it. Unknown ones are kept as they came.
public record MediaType(String value) {

    // First, because the constants below are checked with it.
    private static final Pattern FORM =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}");

    public static final MediaType OCI_IMAGE_MANIFEST = new MediaType("application/vnd.oci.image.manifest.v1+json");
    public static final MediaType OCI_IMAGE_INDEX = new MediaType("application/vnd.oci.image.index.v1+json");
    public static final MediaType DOCKER_MANIFEST =
            new MediaType("application/vnd.docker.distribution.manifest.v2+json");
    public static final MediaType DOCKER_MANIFEST_LIST =
            new MediaType("application/vnd.docker.distribution.manifest.list.v2+json");
    public static final MediaType OCI_EMPTY = new MediaType("application/vnd.oci.empty.v1+json");
    public static final MediaType OCTET_STREAM = new MediaType("application/octet-stream");

    public MediaType {
        if (!FORM.matcher(value).matches()) {
            throw new InvalidOciValueException(
                    OciErrorCode.MANIFEST_INVALID,
                    "not a media type: '%s'".formatted(value.length() > 160 ? value.substring(0, 160) + "…" : value));
        }
    }

    /// Reads a media type; parameters after a semicolon are dropped.
    ///
    /// @throws InvalidOciValueException with code `MANIFEST_INVALID`
    public static MediaType parse(String text) {
        int semicolon = text.indexOf(';');
        return new MediaType((semicolon < 0 ? text : text.substring(0, semicolon)).strip());
    }

    /// Whether content of this type lists other manifests.
    public boolean isIndex() {
        return equals(OCI_IMAGE_INDEX) || equals(DOCKER_MANIFEST_LIST);
    }

    /// Whether content of this type names a config and layers.
    public boolean isImageManifest() {
        return equals(OCI_IMAGE_MANIFEST) || equals(DOCKER_MANIFEST);
    }

    @Override
    public String toString() {
        return value;
    }
}
