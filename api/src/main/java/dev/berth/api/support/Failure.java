package dev.berth.api.support;

import dev.berth.platform.http.Headers;
import java.time.Duration;

/// A refusal on its way to the client.
///
/// @param code the code of the one who refused; writers of bodies with codes of their own go by the status
/// @param message a sentence for the client
/// @param headers what the status asks for, such as `Retry-After`
public record Failure(int status, String code, String message, Headers headers) {

    public Failure(int status, String code, String message) {
        this(status, code, message, Headers.NONE);
    }

    public Failure with(String name, String value) {
        return new Failure(status, code, message, headers.and(name, value));
    }

    /// Too many wrong passwords.
    public static Failure throttled(Duration retryAfter) {
        return throttled("too many failed attempts to sign in", retryAfter);
    }

    /// Too much of something, of which `what` tells.
    public static Failure throttled(String what, Duration retryAfter) {
        long seconds = Math.max(1, retryAfter.toSeconds() + (retryAfter.toNanosPart() > 0 ? 1 : 0));
        return new Failure(429, "TOOMANYREQUESTS", "%s; try again in %d s".formatted(what, seconds))
                .with("Retry-After", Long.toString(seconds));
    }
}
