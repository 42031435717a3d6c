package dev.berth.platform.http;

/// How a request will be answered: at once from memory, or by a thread that may block.
public sealed interface Handling {

    /// The answer is here already.
    record Immediate(Response response) implements Handling {}

    /// The answer needs a thread.
    record Blocking(Handler handler) implements Handling {}
}
