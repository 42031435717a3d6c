package dev.berth.control.settings;

import dev.berth.platform.kernel.DomainException;
import dev.berth.platform.kernel.Secret;
import java.util.Optional;
import java.util.function.Function;

/// One thing that can be set for the installation.
///
/// @param <T> what its value is
public sealed interface Setting<T> {

    /// What clients call it.
    String name();

    /// Its value while nobody has set it.
    T usual();

    /// The value in what a client sent: a `Boolean`, a whole number or a `String`. BAD_REQUEST, with the name, when
    /// it is not acceptable.
    T accept(Object sent);

    /// The value that [#write] wrote.
    T read(String written);

    default String write(T value) {
        return value.toString();
    }

    /// On or off.
    record Flag(String name, Boolean usual) implements Setting<Boolean> {

        @Override
        public Boolean accept(Object sent) {
            if (sent instanceof Boolean value) {
                return value;
            }
            throw refused(name, "say true or false");
        }

        @Override
        public Boolean read(String written) {
            return Boolean.valueOf(written);
        }
    }

    /// A number from one on.
    ///
    /// @param most the largest that it may be
    /// @param limitless whether it may also be -1, which stands for no limit
    record Count(String name, Long usual, long most, boolean limitless) implements Setting<Long> {

        @Override
        public Long accept(Object sent) {
            // Larger ones come as another kind of number.
            if ((sent instanceof Integer || sent instanceof Long)
                    && sent instanceof Number number
                    && fits(number.longValue())) {
                return number.longValue();
            }
            throw refused(
                    name, "a whole number from 1 to %d%s".formatted(most, limitless ? ", or -1 for no limit" : ""));
        }

        private boolean fits(long value) {
            return (value >= 1 && value <= most) || (limitless && value == -1);
        }

        @Override
        public Long read(String written) {
            return Long.valueOf(written);
        }
    }

    /// A text.
    ///
    /// @param objection what a value should have been like; empty when it is acceptable
    record Text(String name, String usual, Function<String, Optional<String>> objection) implements Setting<String> {

        @Override
        public String accept(Object sent) {
            if (!(sent instanceof String text)) {
                throw refused(name, "a text");
            }
            objection.apply(text).ifPresent(why -> {
                throw refused(name, why);
            });
            return text;
        }

        @Override
        public String read(String written) {
            return written;
        }
    }

    /// A secret, empty while there is none. It is sealed where it is kept, and nobody is shown it.
    record Hidden(String name) implements Setting<Secret> {

        private static final int LONGEST = 4096;

        @Override
        public Secret usual() {
            return new Secret("");
        }

        @Override
        public Secret accept(Object sent) {
            if (sent instanceof String text && text.length() <= LONGEST) {
                return new Secret(text);
            }
            throw refused(name, "a text of at most %d characters".formatted(LONGEST));
        }

        @Override
        public Secret read(String written) {
            return new Secret(written);
        }

        @Override
        public String write(Secret value) {
            return value.reveal();
        }
    }

    /// The refusal of a value.
    static DomainException refused(String name, String why) {
        return new DomainException(SettingErrorCode.BAD_REQUEST, name + ": " + why);
    }
}
