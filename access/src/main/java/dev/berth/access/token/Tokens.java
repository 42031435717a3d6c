package dev.berth.access.token;

import dev.berth.access.principal.Principal;
import java.util.List;
import java.util.Optional;

/// Issues and verifies tokens.
public final class Tokens {

    /// Signs a token with the current key.
    public IssuedToken issue(Principal principal, List<Access> access) {
        return dev.berth.platform.kernel.Unbuilt.yet();
    }

    /// The token, if its signature and times hold; remembered until it expires.
    public Optional<VerifiedToken> verify(String token) {
        return dev.berth.platform.kernel.Unbuilt.yet();
    }

    /// As verify, from memory only: never blocks, empty when it is not remembered or has expired.
    public Optional<VerifiedToken> remembered(String token) {
        return dev.berth.platform.kernel.Unbuilt.yet();
    }

    /// Makes a new signing key; tokens of the old one stay good until they expire.
    public void rotate() {
        dev.berth.platform.kernel.Unbuilt.<Object>yet();
    }
}
