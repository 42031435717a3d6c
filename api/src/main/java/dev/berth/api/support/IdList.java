package dev.berth.api.support;

import dev.berth.platform.kernel.DomainException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/// Ids that a caller asks about, in a parameter of the query.
///
/// @param name the parameter's
/// @param most how many a caller may name; the least is 1
public record IdList(String name, int most) {

    /// For the description of the API.
    public String text() {
        return "their ids, with commas between, at most %d".formatted(most);
    }

    /// What the caller asks about. BAD_REQUEST when that is none, too many or no ids.
    public Set<Long> of(Call call) {
        String text = call.query(name).orElse("");
        if (!text.matches("[0-9]{1,18}(,[0-9]{1,18}){0,%d}".formatted(most - 1))) {
            throw new DomainException(
                    ApiErrorCode.BAD_REQUEST, "%s: from 1 to %d ids, with commas between".formatted(name, most));
        }
        return Arrays.stream(text.split(",")).map(Long::valueOf).collect(Collectors.toSet());
    }
}
