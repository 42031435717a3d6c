package dev.berth.access.authentication;

import dev.berth.access.principal.Principal;
import dev.berth.platform.kernel.Secret;
import java.util.Optional;

/// Knows names and secrets of one kind beside the passwords of users: those of robots, for one. Called by many
/// threads.
///
/// Secrets that Berth makes have 256 random bits. They are found right or wrong by one fast digest, at once, however
/// many wrong ones were tried: nobody guesses them, so nobody needs to be made to wait, and nobody can lock their
/// owner out.
public interface LoginSource {

    /// What the name and secret turn out to be; empty when names or secrets of this form are not kept here.
    Optional<Login> find(String username, Secret secret);

    /// The principal was let in. Must not take long: it is part of every request.
    void used(Principal principal);
}
