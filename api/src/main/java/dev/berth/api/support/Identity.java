package dev.berth.api.support;

import dev.berth.access.principal.Principal;
import dev.berth.access.token.VerifiedToken;
import java.time.Duration;

/// Who is asking, as far as the request shows.
public sealed interface Identity {

    /// Nothing was shown.
    record Anonymous() implements Identity {}

    /// A user name and its password.
    record Known(Principal principal) implements Identity {}

    /// A token that we signed.
    record Holder(VerifiedToken token) implements Identity {}

    /// What was shown is not valid.
    record Rejected(String why) implements Identity {}

    /// A session, in a request that another site may have made the browser send.
    record Forged(String why) implements Identity {}

    /// Too many wrong passwords; the last was not looked at.
    record Throttled(Duration retryAfter) implements Identity {}
}
