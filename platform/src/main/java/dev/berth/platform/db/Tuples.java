package dev.berth.platform.db;

import java.util.Collection;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Many short rows as the value of one parameter, so that one statement takes them all, however many there are: a
/// JSON array of arrays. [Dialect#tuples] makes a table of it again.
public final class Tuples {

    private final StringBuilder json = new StringBuilder("[");

    /// One row for each of `texts`, with nothing else in it.
    public static Tuples of(Collection<String> texts) {
        Tuples tuples = new Tuples();
        texts.forEach(tuples::add);
        return tuples;
    }

    /// Adds a row. Its parts are texts, whole numbers or null.
    public Tuples add(@Nullable Object... parts) {
        json.append(json.length() == 1 ? "[" : ",[");
        for (int i = 0; i < parts.length; i++) {
            if (i > 0) {
                json.append(',');
            }
            switch (parts[i]) {
                case null -> json.append("null");
                case String text -> quote(text);
                case Long number -> json.append(number.longValue());
                case Integer number -> json.append(number.intValue());
                default -> throw new IllegalArgumentException("neither text nor number: " + parts[i]);
            }
        }
        json.append(']');
        return this;
    }

    /// The value to bind.
    public String json() {
        return json + "]";
    }

    private void quote(String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append("\\u").append(HexFormat.of().toHexDigits(c));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }
}
