package dev.berth.api.support;

import java.util.List;

/// The body of a refusal, in the form that both the distribution specification and Harbor's clients know.
public record Errors(List<ErrorEntry> errors) {

    /// One reason.
    ///
    /// @param code a word for programs; each part of the API has its own
    /// @param message a sentence for people
    public record ErrorEntry(String code, String message) {}

    /// A refusal for one reason.
    public static Errors of(String code, String message) {
        return new Errors(List.of(new ErrorEntry(code, message)));
    }
}
