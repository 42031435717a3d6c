package dev.berth.conformance.support;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Follows `Link: <…>; rel="next"` from page to page.
public final class Pages {

    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; *rel=\"?next\"?");
    private static final int MOST_PAGES = 10_000;

    private Pages() {}

    /// The elements of the named array on all pages, as text.
    public static List<String> walk(RegistryClient client, String first, String array) {
        var all = new ArrayList<String>();
        String path = first;
        for (int page = 0; !path.isEmpty(); page++) {
            if (page == MOST_PAGES) {
                throw new AssertionError("more than " + MOST_PAGES + " pages from " + first);
            }
            Answer answer = client.get(path).expect(200);
            answer.json().path(array).forEach(node -> all.add(node.isTextual() ? node.asText() : node.toString()));
            path = next(answer);
        }
        return all;
    }

    public static String next(Answer answer) {
        Matcher link = NEXT.matcher(answer.header("Link"));
        return link.find() ? link.group(1) : "";
    }
}
