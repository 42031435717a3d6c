package dev.berth.api.harbor.artifact;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.berth.api.support.AccessRule;
import dev.berth.api.support.ApiErrorCode;
import dev.berth.api.support.Call;
import dev.berth.api.support.Documentation;
import dev.berth.api.support.Endpoint;
import dev.berth.api.support.Json;
import dev.berth.api.support.Route;
import dev.berth.platform.http.Method;
import dev.berth.platform.http.Response;
import dev.berth.platform.kernel.DomainException;
import java.util.List;

/// Answers `/icons/{digest}`: the pictures of kinds of artifacts.
public final class IconEndpoints {

    private IconEndpoints() {}

    /// A picture.
    ///
    /// @param content in base64
    record Icon(@JsonProperty("content-type") String contentType, String content) {}

    public static List<Endpoint> endpoints() {
        return List.of(new Endpoint(
                new Route(
                        Method.GET,
                        "/api/v2.0/icons/{digest}",
                        new AccessRule.Public("pictures of kinds of artifacts; they are the same everywhere"),
                        Documentation.of("getIcon", "icon", "The picture of a kind of artifact")
                                .answers(200, "the picture", Icon.class)
                                .answers(404, "there is none of this digest")),
                IconEndpoints::icon));
    }

    private static Response icon(Call call) {
        String digest = call.variable("digest");
        return ArtifactIcon.find(digest)
                .map(icon -> Json.response(200, new Icon(ArtifactIcon.MEDIA_TYPE, icon.content())))
                .orElseThrow(() -> new DomainException(ApiErrorCode.NOT_FOUND, "there is no icon of this digest"));
    }
}
