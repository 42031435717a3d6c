package dev.berth.api.oci;

import dev.berth.api.support.Json;
import dev.berth.oci.Digest;
import dev.berth.platform.http.Headers;

/// Header names and values that several answers of the data plane share.
final class OciHeaders {

    static final String DIGEST = "Docker-Content-Digest";
    static final String VERSION = "Docker-Distribution-API-Version";
    static final String REGISTRY_2 = "registry/2.0";
    static final String UPLOAD_ID = "Docker-Upload-UUID";

    /// Content under a digest never changes.
    static final String FOREVER = "max-age=31536000, immutable";

    /// Content under a tag may change at any time; the entity tag says cheaply whether it did.
    static final String ASK_AGAIN = "no-cache";

    private static final Headers ONLY_VERSION = Headers.of(VERSION, REGISTRY_2);
    private static final Headers JSON = ONLY_VERSION.and("Content-Type", Json.MEDIA_TYPE);

    private OciHeaders() {}

    /// The header that is on every answer.
    static Headers none() {
        return ONLY_VERSION;
    }

    static Headers json() {
        return JSON;
    }

    static String entityTag(Digest digest) {
        return "\"" + digest + "\"";
    }
}
