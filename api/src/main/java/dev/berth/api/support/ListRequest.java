package dev.berth.api.support;

import dev.berth.platform.http.Headers;
import dev.berth.platform.http.QueryString;
import dev.berth.platform.http.Response;
import dev.berth.platform.http.ResponseBody;
import dev.berth.platform.kernel.Fields;
import dev.berth.platform.kernel.Filter;
import dev.berth.platform.kernel.ListQuery;
import dev.berth.platform.kernel.Order;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a client wants of a list, by `page`, `page_size`, `q` and `sort`.
public record ListRequest(Page page, ListQuery query) {

    /// Reads a request for a list that has these fields. BAD_REQUEST or UNPROCESSABLE_ENTITY when it cannot be read.
    public static ListRequest of(Call call, Fields fields) {
        Page page = Page.of(call);
        return new ListRequest(
                page, new ListQuery(filter(call, fields), order(call, fields), page.offset(), page.size()));
    }

    /// The same request with the list narrowed otherwise.
    public ListRequest with(Filter filter) {
        return new ListRequest(page, query.with(filter));
    }

    /// The wanted part of a list that has `total` entries altogether, with what a client needs to ask on.
    public Response answer(Call call, long total, List<?> records) {
        Headers headers = page.headers(call, total).and("Content-Type", Json.MEDIA_TYPE);
        return new Response(200, headers, new ResponseBody.Bytes(Json.bytes(records)));
    }

    private static Filter filter(Call call, Fields fields) {
        // In `q`, other than in names and media types, a plus stands for a blank: that is how clients encode one.
        QueryString form = new QueryString(call.request().query().raw().replace("+", "%20"));
        return Queries.first(form, "q")
                .filter(text -> !text.isEmpty())
                .map(text -> FilterText.parse(unescapedAgain(text), fields))
                .orElse(Filter.ALL);
    }

    /// Clients of Harbor escape `q` twice, or once. A text without a percent sign was escaped once, and a plus in it
    /// is one; neither is a text escaped twice whose percent signs mean nothing.
    private static String unescapedAgain(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return text;
        }
    }

    private static List<Order> order(Call call, Fields fields) {
        List<Order> order = new ArrayList<>();
        for (String term : call.query("sort").orElse("").split(",", -1)) {
            boolean descending = term.startsWith("-");
            String name = (descending ? term.substring(1) : term).strip();
            boolean again =
                    order.stream().anyMatch(known -> known.field().name().equals(name));
            Optional<Order> wanted = fields.find(name).map(field -> new Order(field, descending));
            wanted.filter(_ -> !again).ifPresent(order::add);
        }
        return order;
    }
}
