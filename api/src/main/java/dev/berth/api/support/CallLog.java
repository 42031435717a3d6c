package dev.berth.api.support;

import dev.berth.platform.kernel.Actor;
import java.util.Optional;
import java.util.OptionalLong;

/// Hears how calls ended that change something, or would have. Called on the thread of the call; must be quick.
@FunctionalInterface
public interface CallLog {

    /// Hears nothing.
    CallLog NONE = _ -> {};

    /// A call that ended.
    ///
    /// @param project the project that it was about, as far as its access rule says
    /// @param refusal why it was refused; empty when it was not
    record Ended(Route route, Actor actor, String path, OptionalLong project, Optional<String> refusal) {}

    void ended(Ended call);
}
