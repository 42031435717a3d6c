package dev.berth.api.oci;

import dev.berth.api.support.Json;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.http.Headers;
import dev.berth.platform.http.Response;
import dev.berth.platform.http.ResponseBody;
import dev.berth.platform.kernel.DomainException;
import dev.berth.registry.content.RegistryErrorCode;
import dev.berth.registry.content.Repositories;
import dev.berth.registry.content.TagPage;
import dev.berth.registry.content.Tags;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Answers `/v2/<name>/tags/list` and `/v2/_catalog`, page by page in bytewise order.
final class ListHandler {

    /// Names on a page at most, and when the client does not say.
    private static final int MAX_TAGS = 10_000;

    private static final int MAX_REPOSITORIES = 1_000;

    private final Tags tags;
    private final Repositories repositories;

    ListHandler(Tags tags, Repositories repositories) {
        this.tags = tags;
        this.repositories = repositories;
    }

    /// A repository's tags.
    record TagList(String name, List<String> tags) {}

    /// All repositories.
    record RepositoryList(List<String> repositories) {}

    Response tags(OciCall<OciPath.TagList> call) {
        RepositoryName name = call.path().name();
        int limit = limit(call, MAX_TAGS);
        TagPage page = tags.list(name, last(call), Math.max(1, limit));
        if (limit == 0) {
            return json(new TagList(name.value(), List.of()), Optional.empty());
        }
        Optional<String> next = page.more()
                ? Optional.of(
                        next("/v2/" + name + "/tags/list", limit, page.names().getLast()))
                : Optional.empty();
        return json(new TagList(name.value(), page.names()), next);
    }

    Response catalog(OciCall<OciPath.Catalog> call) {
        int limit = limit(call, MAX_REPOSITORIES);
        if (limit == 0) {
            return json(new RepositoryList(List.of()), Optional.empty());
        }
        List<String> names = repositories.catalog(last(call), limit + 1).stream()
                .map(RepositoryName::value)
                .toList();
        boolean more = names.size() > limit;
        List<String> page = more ? names.subList(0, limit) : names;
        return json(
                new RepositoryList(page),
                more ? Optional.of(next("/v2/_catalog", limit, page.getLast())) : Optional.empty());
    }

    private static int limit(OciCall<?> call, int max) {
        Optional<String> text = call.query("n").filter(value -> !value.isEmpty());
        if (text.isEmpty()) {
            return max;
        }
        String digits = text.get();
        if (!digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new DomainException(
                    RegistryErrorCode.PAGINATION_NUMBER_INVALID,
                    "n is the number of entries wanted, a whole number from 0");
        }
        return digits.length() > 9 ? max : Math.min(max, Integer.parseInt(digits));
    }

    private static Optional<String> last(OciCall<?> call) {
        return call.query("last").filter(value -> !value.isEmpty());
    }

    private static String next(String path, int limit, String last) {
        return "<%s?last=%s&n=%d>; rel=\"next\""
                .formatted(path, URLEncoder.encode(last, StandardCharsets.UTF_8), limit);
    }

    private static Response json(Object list, Optional<String> next) {
        Headers headers = next.isPresent() ? OciHeaders.json().and("Link", next.get()) : OciHeaders.json();
        return new Response(200, headers, new ResponseBody.Bytes(Json.bytes(list)));
    }
}
