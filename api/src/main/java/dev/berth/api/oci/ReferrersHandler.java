package dev.berth.api.oci;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.api.support.Json;
import dev.berth.oci.Descriptor;
import dev.berth.oci.Digest;
import dev.berth.oci.MediaType;
import dev.berth.platform.http.Headers;
import dev.berth.platform.http.Response;
import dev.berth.platform.http.ResponseBody;
import dev.berth.registry.content.Referrers;
import dev.berth.registry.content.ReferrersPage;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Answers `/v2/<name>/referrers/<digest>` with an index of the manifests about that digest. A subject that nobody
/// pushed has none, which is an empty list and no error.
final class ReferrersHandler {

    private static final int PAGE = 200;

    /// Clients stop reading an index at 4 MiB, and annotations can be long.
    private static final int PAGE_BYTES = 3 * 1024 * 1024;

    private final Referrers referrers;

    ReferrersHandler(Referrers referrers) {
        this.referrers = referrers;
    }

    Response list(OciCall<OciPath.Referrers> call) {
        List<String> types = call.queries("artifactType").stream()
                .filter(type -> !type.isEmpty())
                .toList();
        Optional<Digest> after =
                call.query("last").filter(text -> !text.isEmpty()).map(Digest::parse);
        int limit = call.query("n")
                .filter(text -> text.matches("[1-9][0-9]{0,2}"))
                .map(text -> Math.min(PAGE, Integer.parseInt(text)))
                .orElse(PAGE);
        ReferrersPage page = referrers.list(call.path().name(), call.path().subject(), types, after, limit);
        List<Descriptor> fitting = fitting(page.manifests());
        Headers headers = OciHeaders.none().and("Content-Type", MediaType.OCI_IMAGE_INDEX.value());
        if (!types.isEmpty()) {
            headers = headers.and("OCI-Filters-Applied", "artifactType");
        }
        if (!fitting.isEmpty()
                && (page.more() || fitting.size() < page.manifests().size())) {
            headers = headers.and(
                    "Link", next(call, types, limit, fitting.getLast().digest()));
        }
        return new Response(200, headers, new ResponseBody.Bytes(index(fitting)));
    }

    /// As many of these as fit an answer, at least one.
    private static List<Descriptor> fitting(List<Descriptor> manifests) {
        List<Descriptor> fitting = new ArrayList<>();
        long bytes = 0;
        for (Descriptor manifest : manifests) {
            bytes += 400;
            for (Map.Entry<String, String> annotation : manifest.annotations().entrySet()) {
                bytes += annotation.getKey().length()
                        + 2L * annotation.getValue().length();
            }
            if (bytes > PAGE_BYTES && !fitting.isEmpty()) {
                return fitting;
            }
            fitting.add(manifest);
        }
        return fitting;
    }

    private static byte[] index(List<Descriptor> manifests) {
        ObjectNode index = Json.mapper().createObjectNode();
        index.put("schemaVersion", 2);
        index.put("mediaType", MediaType.OCI_IMAGE_INDEX.value());
        ArrayNode list = index.putArray("manifests");
        for (Descriptor manifest : manifests) {
            ObjectNode entry = list.addObject();
            entry.put("mediaType", manifest.mediaType().value());
            entry.put("digest", manifest.digest().toString());
            entry.put("size", manifest.size());
            manifest.artifactTypeIfAny().ifPresent(type -> entry.put("artifactType", type.value()));
            if (!manifest.annotations().isEmpty()) {
                ObjectNode annotations = entry.putObject("annotations");
                new TreeMap<>(manifest.annotations()).forEach(annotations::put);
            }
        }
        return Json.bytes(index);
    }

    private static String next(OciCall<OciPath.Referrers> call, List<String> types, int limit, Digest last) {
        StringBuilder query = new StringBuilder();
        types.forEach(type -> query.append("artifactType=").append(encode(type)).append('&'));
        return "</v2/%s/referrers/%s?%slast=%s&n=%d>; rel=\"next\""
                .formatted(call.path().name(), call.path().subject(), query, encode(last.toString()), limit);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
