package dev.berth.api.support;

import dev.berth.platform.kernel.DomainException;

/// How many entries of a list a caller may ask for, by a parameter of the query.
///
/// @param name the parameter's
/// @param usual what a caller gets who does not ask
/// @param most what a caller may ask for, below 1000; the least is 1
public record ListLimit(String name, int usual, int most) {

    /// For the description of the API.
    ///
    /// @param entries what is counted, such as "rows on a page"
    public String text(String entries) {
        return "%s, at most %d; %d without it".formatted(entries, most, usual);
    }

    /// What the caller asks for. BAD_REQUEST when that is no number, none at all or too many.
    public int of(Call call) {
        return call.query(name).map(this::number).orElse(usual);
    }

    private int number(String text) {
        int number = text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 0;
        if (number < 1 || number > most) {
            throw new DomainException(
                    ApiErrorCode.BAD_REQUEST, "%s: a whole number from 1 to %d".formatted(name, most));
        }
        return number;
    }
}
