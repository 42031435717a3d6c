package dev.berth.access.principal;

import dev.berth.platform.kernel.Secret;

/// A user to be made.
public record NewUser(
        String username, String email, String realName, String comment, Secret password, boolean administrator) {}
