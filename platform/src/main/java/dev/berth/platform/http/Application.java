package dev.berth.platform.http;

/// All that a server answers.
public interface Application {

    /// Decides how to answer. Called on an event loop as soon as the head has arrived: it must not block, so only
    /// what is in memory may be answered at once.
    Handling dispatch(Request request);

    /// The answer for an exception that left [#dispatch(Request)] or a [Handler].
    Response failure(Request request, Throwable failure);
}
