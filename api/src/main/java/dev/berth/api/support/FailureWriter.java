package dev.berth.api.support;

import dev.berth.platform.http.Response;

/// Writes a refusal in the form that the clients of one part of the API expect.
@FunctionalInterface
public interface FailureWriter {
    Response write(Failure failure);
}
