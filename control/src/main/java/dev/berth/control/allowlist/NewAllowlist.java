package dev.berth.control.allowlist;

import dev.berth.platform.kernel.DomainException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A list that takes the place of another.
///
/// @param items ids of vulnerabilities, of any catalogue; what is there twice counts once
/// @param expiresAt from when on they count again; null for never
public record NewAllowlist(List<String> items, @Nullable Instant expiresAt) {

    private static final int MAX_ITEMS = 10_000;
    private static final Pattern ITEM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9:._-]{0,127}");

    public NewAllowlist {
        items = List.copyOf(new LinkedHashSet<>(items));
        if (items.size() > MAX_ITEMS) {
            throw refused("it has more than %d items".formatted(MAX_ITEMS));
        }
        for (String item : items) {
            if (!ITEM.matcher(item).matches()) {
                throw refused("'%s' is not the id of a vulnerability, such as CVE-2026-1234"
                        .formatted(item.length() > 128 ? item.substring(0, 128) + "…" : item));
            }
        }
    }

    private static DomainException refused(String why) {
        return new DomainException(AllowlistErrorCode.BAD_REQUEST, "cve_allowlist: " + why);
    }
}
