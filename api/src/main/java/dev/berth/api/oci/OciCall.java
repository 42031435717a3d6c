package dev.berth.api.oci;

import dev.berth.access.principal.Principal;
import dev.berth.access.token.VerifiedToken;
import dev.berth.api.support.Origins;
import dev.berth.api.support.Queries;
import dev.berth.platform.http.Request;
import dev.berth.platform.kernel.Actor;
import java.util.List;
import java.util.Optional;

/// A request to the data plane from a caller who was admitted.
///
/// @param token what the caller showed; empty when it was a password
record OciCall<P extends OciPath>(Request request, P path, Principal principal, Optional<VerifiedToken> token) {

    Actor actor() {
        return principal.actor().from(Origins.of(request));
    }

    Optional<String> query(String name) {
        return Queries.first(request.query(), name);
    }

    List<String> queries(String name) {
        return Queries.all(request.query(), name);
    }
}
