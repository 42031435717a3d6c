package dev.berth.access.principal;

import dev.berth.platform.kernel.DomainException;
import dev.berth.platform.kernel.Secret;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// What a user may be called, and what a password must be. The rules are Harbor's, and a little more: a colon would
/// end the name in basic authentication, and control characters would end a line in a log.
final class UserRules {

    private static final int MAX_LENGTH = 255;
    private static final String NOT_IN_NAMES = ",\"~#%$:";
    private static final String LABEL = "[A-Za-z0-9]++(?:-++[A-Za-z0-9]++)*+";
    private static final Pattern EMAIL =
            Pattern.compile("[^@\\s\\p{Cntrl},;<>\"()]{1,64}@" + LABEL + "(?:\\." + LABEL + ")*+");

    private UserRules() {}

    static void check(NewUser user) {
        checkUsername(user.username());
        // An administrator made at setup may have no address.
        if (!(user.administrator() && user.email().isEmpty())) {
            checkEmail(user.email());
        }
        checkText("realname", user.realName());
        checkText("comment", user.comment());
        checkPassword(user.password());
    }

    static void check(Profile profile) {
        checkEmail(profile.email());
        checkText("realname", profile.realName());
        checkText("comment", profile.comment());
    }

    static void checkPassword(Secret password) {
        checkPassword("password", password);
    }

    static void checkPassword(String field, Secret password) {
        String text = password.reveal();
        int length = text.codePointCount(0, text.length());
        boolean strong = text.chars().anyMatch(c -> c >= 'A' && c <= 'Z')
                && text.chars().anyMatch(c -> c >= 'a' && c <= 'z')
                && text.chars().anyMatch(c -> c >= '0' && c <= '9');
        if (length < 8 || length > 128 || !strong) {
            throw invalid(
                    field,
                    "must have 8 to 128 characters, among them an upper-case letter, a lower-case letter and a digit");
        }
    }

    /// The form in which names and addresses are compared: what looks alike or differs in case only is the same.
    static String key(String name) {
        return Normalizer.normalize(
                Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT), Normalizer.Form.NFKC);
    }

    private static void checkUsername(String username) {
        if (username.isEmpty() || username.length() > MAX_LENGTH) {
            throw invalid("username", "must have 1 to %d characters".formatted(MAX_LENGTH));
        }
        if (!username.equals(username.strip())) {
            throw invalid("username", "must not begin or end with a space");
        }
        if (username.chars().anyMatch(c -> NOT_IN_NAMES.indexOf(c) >= 0 || Character.isISOControl(c))) {
            throw invalid("username", "must not contain control characters or any of " + NOT_IN_NAMES);
        }
    }

    private static void checkEmail(String email) {
        if (email.length() > MAX_LENGTH || !EMAIL.matcher(email).matches()) {
            throw invalid("email", "must have the form name@host, and at most %d characters".formatted(MAX_LENGTH));
        }
    }

    private static void checkText(String field, String text) {
        if (text.length() > MAX_LENGTH || text.chars().anyMatch(Character::isISOControl)) {
            throw invalid(field, "must have at most %d characters and no control characters".formatted(MAX_LENGTH));
        }
    }

    private static DomainException invalid(String field, String rule) {
        return new DomainException(PrincipalErrorCode.BAD_REQUEST, field + ": it " + rule);
    }
}
