package dev.berth.control.label;

import dev.berth.platform.kernel.DomainException;

/// What people see of a label.
///
/// @param color as the client writes it, such as `#0065AB`; may be empty
public record LabelText(String name, String description, String color) {

    private static final int MAX_NAME = 128;
    private static final int MAX_DESCRIPTION = 4_096;
    private static final int MAX_COLOR = 16;

    public LabelText {
        if (name.isBlank() || name.length() > MAX_NAME) {
            throw invalid("name: give 1 to %d characters".formatted(MAX_NAME));
        }
        if (description.length() > MAX_DESCRIPTION) {
            throw invalid("description: at most %d characters".formatted(MAX_DESCRIPTION));
        }
        if (color.length() > MAX_COLOR) {
            throw invalid("color: at most %d characters".formatted(MAX_COLOR));
        }
    }

    private static DomainException invalid(String message) {
        return new DomainException(LabelErrorCode.BAD_REQUEST, message);
    }
}
