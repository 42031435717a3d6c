package dev.berth.access.session;

import java.util.regex.Pattern;

/// Where a session begins.
///
/// @param address the IP address of the browser
/// @param client what the browser says of itself, without characters that are not seen, at most 200; may be empty
public record Place(String address, String client) {

    private static final int MAX_CLIENT = 200;
    /// Control characters, and those that turn the direction of a text or do not show.
    private static final Pattern UNSEEN = Pattern.compile("\\p{C}+");

    public Place {
        client = cut(UNSEEN.matcher(client).replaceAll("").strip());
    }

    private static String cut(String text) {
        if (text.length() <= MAX_CLIENT) {
            return text;
        }
        // Half a character is none that a database takes.
        return text.substring(0, Character.isHighSurrogate(text.charAt(MAX_CLIENT - 1)) ? MAX_CLIENT - 1 : MAX_CLIENT);
    }
}
