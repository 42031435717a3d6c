package dev.berth.access.authentication;

import dev.berth.platform.kernel.Secret;

/// Checks who somebody is.
public final class Authentication {

    /// Checks a user name and password. Unknown names cost the same time as wrong passwords. A recent success is
    /// remembered for a moment so that basic authentication on every request does not hash each time.
    public AuthenticationResult password(String username, Secret password, String remoteAddress) {
        return dev.berth.platform.kernel.Unbuilt.yet();
    }
}
