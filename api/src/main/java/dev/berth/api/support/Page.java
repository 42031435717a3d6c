package dev.berth.api.support;

import dev.berth.platform.http.Headers;
import dev.berth.platform.kernel.DomainException;
import java.util.ArrayList;
import java.util.List;

/// Which part of a list is asked for.
///
/// @param number from 1
/// @param size entries on a page; 0 for all on one
public record Page(int number, int size) {

    private static final int DEFAULT_SIZE = 10;
    private static final int MAX_SIZE = 100;
    private static final int MAX_NUMBER = 10_000_000;

    /// Reads `page` and `page_size`. A size of 0 or -1 means all, as clients of Harbor expect.
    public static Page of(Call call) {
        int number = call.query("page").map(text -> parse("page", text)).orElse(1);
        int size = call.query("page_size").map(text -> parse("page_size", text)).orElse(DEFAULT_SIZE);
        if (size > MAX_SIZE) {
            throw new DomainException(
                    ApiErrorCode.UNPROCESSABLE_ENTITY,
                    "page_size should be at most %d, it is %d".formatted(MAX_SIZE, size));
        }
        return new Page(Math.clamp(number, 1, MAX_NUMBER), Math.max(0, size));
    }

    public int offset() {
        return (number - 1) * size;
    }

    /// The part of a list that is here as a whole.
    public <T> List<T> of(List<T> all) {
        if (size == 0) {
            return all;
        }
        int from = Math.min(offset(), all.size());
        return all.subList(from, Math.min(from + size, all.size()));
    }

    /// The headers of this page of a list with `total` entries: `X-Total-Count`, and `Link` with relative addresses
    /// of the pages before and after.
    public Headers headers(Call call, long total) {
        Headers headers = Headers.of("X-Total-Count", Long.toString(total));
        List<String> links = new ArrayList<>(2);
        if (size > 0 && number > 1) {
            links.add(link(call, number - 1, "prev"));
        }
        if (size > 0 && (long) number * size < total) {
            links.add(link(call, number + 1, "next"));
        }
        return links.isEmpty() ? headers : headers.and("Link", String.join(" , ", links));
    }

    private String link(Call call, int page, String relation) {
        StringBuilder address = new StringBuilder(call.request().path()).append('?');
        for (String pair : call.request().query().raw().split("&", -1)) {
            boolean ours = pair.startsWith("page=") || pair.startsWith("page_size=") || pair.isEmpty();
            if (!ours) {
                address.append(pair.replace("<", "%3C").replace(">", "%3E")).append('&');
            }
        }
        return "<%spage=%d&page_size=%d>; rel=\"%s\"".formatted(address, page, size, relation);
    }

    private static int parse(String name, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new DomainException(
                    ApiErrorCode.UNPROCESSABLE_ENTITY, "%s must be a whole number".formatted(name), e);
        }
    }
}
