package dev.berth.api.harbor.project;

import dev.berth.api.support.ApiErrorCode;
import dev.berth.api.support.Call;
import dev.berth.platform.kernel.DomainException;
import java.util.Optional;

/// What a list of projects is narrowed to: by parameters of its own, or by `q`, `key=value` for the very text and
/// `key=~value` for a part of it, parted by commas. Keys that mean nothing here are passed over.
record ListFilter(Optional<String> nameContains, Optional<String> exactName, Optional<Boolean> open) {

    static ListFilter of(Call call) {
        ListFilter filter = new ListFilter(call.query("name"), Optional.empty(), call.flag("public"));
        Optional<String> q = call.query("q");
        if (q.isEmpty()) {
            return filter;
        }
        for (String term : q.get().split(",", -1)) {
            filter = filter.and(term);
        }
        return filter;
    }

    private ListFilter and(String term) {
        int equals = term.indexOf('=');
        if (equals <= 0 || equals == term.length() - 1) {
            throw new DomainException(
                    ApiErrorCode.BAD_REQUEST, "q is made of key=value and key=~value, parted by commas");
        }
        String value = term.substring(equals + 1);
        return switch (term.substring(0, equals)) {
            case "name" ->
                value.startsWith("~")
                        ? new ListFilter(Optional.of(value.substring(1)), exactName, open)
                        : new ListFilter(nameContains, Optional.of(value), open);
            case "public" -> new ListFilter(nameContains, exactName, Optional.of(value.equals("true")));
            default -> this;
        };
    }
}
