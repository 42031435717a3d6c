package dev.berth.api.support;

import dev.berth.access.permission.Scope;
import java.util.Optional;

/// Finds where a call's permission is asked for. Empty when the thing that the call names does not exist; the caller
/// is then answered as if it were forbidden, unless it holds the permission on the whole installation.
@FunctionalInterface
public interface ScopeSource {

    /// The whole installation, whatever the call is about.
    ScopeSource INSTALLATION = _ -> Optional.of(new Scope.Installation());

    Optional<Scope> of(Call call);
}
