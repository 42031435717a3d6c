package dev.berth.api.harbor.job;

import dev.berth.api.support.ApiErrorCode;
import dev.berth.platform.kernel.DomainException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The parameters in the body of a schedule. What is of another type than expected is BAD_REQUEST, and names it.
record BodyParameters(Map<String, Object> values) {

    static BodyParameters of(JobRecords.Schedule body) {
        Map<String, Object> values = body.parameters();
        return new BodyParameters(values == null ? Map.of() : values);
    }

    boolean flag(String name) {
        return switch (values.get(name)) {
            case null -> false;
            case Boolean flag -> flag;
            case String text when text.equals("true") || text.equals("false") -> Boolean.parseBoolean(text);
            default -> throw refused(name, "true or false");
        };
    }

    int number(String name, int otherwise) {
        return switch (values.get(name)) {
            case null -> otherwise;
            case Integer number -> number;
            case String text when text.matches("-?[0-9]{1,9}") -> Integer.parseInt(text);
            default -> throw refused(name, "a whole number");
        };
    }

    @Nullable
    String text(String name) {
        return switch (values.get(name)) {
            case null -> null;
            case String text -> text;
            default -> throw refused(name, "a text");
        };
    }

    private static DomainException refused(String name, String what) {
        return new DomainException(ApiErrorCode.BAD_REQUEST, "parameters.%s in body must be %s".formatted(name, what));
    }
}
