/// The token service: turns a user name and password, or nothing, into a short-lived token for the repositories and
/// actions asked for, as far as they are granted.
@NullMarked
package dev.berth.api.auth;

import org.jspecify.annotations.NullMarked;
