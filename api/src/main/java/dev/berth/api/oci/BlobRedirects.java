package dev.berth.api.oci;

import dev.berth.platform.http.Request;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/// Which clients read which blobs from the store itself.
///
/// @param from the size in bytes from which on a blob is worth a second connection
/// @param exceptAddresses whether the client at this address gets all bytes from here
/// @param exceptAgents clients whose `User-Agent` begins with one of these do, too, whatever the case
public record BlobRedirects(long from, Predicate<String> exceptAddresses, List<String> exceptAgents) {

    /// Every byte goes through this server.
    public static final BlobRedirects NONE = new BlobRedirects(Long.MAX_VALUE, _ -> true, List.of());

    public BlobRedirects {
        exceptAgents = exceptAgents.stream()
                .map(agent -> agent.toLowerCase(Locale.ROOT))
                .toList();
    }

    /// Whether this GET may be answered by a redirect, if the blob is large enough. The store knows neither several
    /// ranges at once, which it would answer with the whole, nor our entity tags.
    boolean apply(Request request) {
        return from != Long.MAX_VALUE
                && request.headers("If-Range").isEmpty()
                && request.header("Range").filter(range -> range.contains(",")).isEmpty()
                && !exceptAddresses.test(request.remoteAddress())
                && !isExcepted(request.header("User-Agent"));
    }

    private boolean isExcepted(Optional<String> agent) {
        return agent.map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> exceptAgents.stream().anyMatch(name::startsWith))
                .isPresent();
    }
}
