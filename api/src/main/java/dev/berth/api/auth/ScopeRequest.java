package dev.berth.api.auth;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a token is asked to open: `type:name:action,action`.
record ScopeRequest(String type, String name, Set<String> actions) {

    /// More than any client asks for at once; what comes after is ignored.
    private static final int MAX_SCOPES = 64;

    ScopeRequest {
        actions = Set.copyOf(actions);
    }

    /// Reads `scope` parameters, each of one or more scopes parted by spaces. Scopes of the same resource become one;
    /// what has not the form of a scope asks for nothing.
    static List<ScopeRequest> parse(List<String> parameters) {
        Map<String, ScopeRequest> byResource = new LinkedHashMap<>();
        for (String parameter : parameters) {
            for (String text : parameter.split("[ +]", -1)) {
                int first = text.indexOf(':');
                int last = text.lastIndexOf(':');
                if (first > 0 && last > first && byResource.size() < MAX_SCOPES) {
                    Set<String> actions =
                            new LinkedHashSet<>(List.of(text.substring(last + 1).split(",", -1)));
                    actions.remove("");
                    ScopeRequest scope =
                            new ScopeRequest(text.substring(0, first), text.substring(first + 1, last), actions);
                    byResource.merge(text.substring(0, last), scope, ScopeRequest::and);
                }
            }
        }
        return new ArrayList<>(byResource.values());
    }

    private ScopeRequest and(ScopeRequest other) {
        Set<String> both = new LinkedHashSet<>(actions);
        both.addAll(other.actions);
        return new ScopeRequest(type, name, both);
    }

    /// Whether `action` is asked for; a star asks for all.
    boolean wants(String action) {
        return actions.contains(action) || actions.contains("*");
    }
}
