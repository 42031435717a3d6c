package dev.berth.api.setup;

import dev.berth.platform.http.Response;
import dev.berth.platform.kernel.DomainException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The page with the form. When something is wrong it comes back with all that was typed but the passwords, and says
/// beside the field what to do.
final class SetupForm {

    private static final String FROM_LINK = "Filled in from the link that the server printed.";
    private static final String FROM_CONSOLE =
            "The server printed it when it started, with a link to this page. Restarting prints a new one.";
    private static final String MARKED = "Correct the marked field.";
    private static final String RETYPE = " Type the password again, it is not kept.";
    private static final List<String> RULED = List.of("username", "email", "password");

    private final String template = Html.template("setup");

    Response page(String code) {
        Map<String, String> values =
                Map.of("code", code, "codehint", code.isEmpty() ? FROM_CONSOLE : FROM_LINK, "username", "admin");
        return Html.page(200, Html.fill(template, values), Html.Scripts.NONE);
    }

    /// The form again if the two passwords differ, which nobody but this page could notice.
    Optional<Response> check(Form sent) {
        return sent.field("password").equals(sent.field("repeat"))
                ? Optional.empty()
                : Optional.of(again(400, sent, "repeat", "The two passwords differ. Type the same one twice."));
    }

    Response again(Form sent, DomainException refusal) {
        String reason = sentence(Optional.ofNullable(refusal.getMessage()).orElse("that did not work"));
        return switch (refusal.code().category()) {
            case DENIED, UNAUTHENTICATED ->
                again(
                        403,
                        sent,
                        "code",
                        "This code does not open the set-up. Use the one that the server printed at its latest start, or"
                                + " restart it for a new one.");
            case TOO_MANY -> again(429, sent, "code", reason);
            case CONFLICT -> again(409, sent, "", reason);
            case UNAVAILABLE -> again(503, sent, "", reason);
            case STORAGE_FULL -> again(507, sent, "", reason);
            case INVALID,
                    NOT_FOUND,
                    UNSUPPORTED,
                    PRECONDITION,
                    TOO_LARGE,
                    RANGE,
                    UNPROCESSABLE,
                    NOT_IMPLEMENTED,
                    DAMAGED -> ruled(sent, reason);
        };
    }

    /// A broken rule of a field is told as `field: rule`.
    private Response ruled(Form sent, String reason) {
        for (String field : RULED) {
            if (reason.regionMatches(true, 0, field + ": ", 0, field.length() + 2)) {
                return again(400, sent, field, sentence(reason.substring(field.length() + 2)));
            }
        }
        return again(400, sent, "", reason);
    }

    private Response again(int status, Form sent, String field, String reason) {
        Map<String, String> values = new HashMap<>();
        values.put("prefix", "Error: ");
        values.put("codehint", FROM_CONSOLE);
        for (String name : List.of("code", "username", "email")) {
            values.put(name, sent.field(name));
        }
        values.put("alert", "Nothing was made yet. " + (field.isEmpty() ? reason : MARKED) + RETYPE);
        values.put(field + "error", reason);
        return Html.page(status, Html.fill(marked(field), values), Html.Scripts.NONE);
    }

    /// The template with the field marked as wrong, and where typing goes on.
    private String marked(String field) {
        if (field.isEmpty()) {
            return template;
        }
        String name = "name=\"" + field + "\"";
        // Who has to correct the second password has to type the first one before.
        String next = "name=\"" + (field.equals("repeat") ? "password" : field) + "\"";
        return template.replace(name, name + " aria-invalid=\"true\"").replace(next, next + " autofocus");
    }

    private static String sentence(String text) {
        String capital = text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
        return capital.endsWith(".") ? capital : capital + ".";
    }
}
