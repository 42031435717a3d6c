package dev.berth.api.setup;

import java.util.Map;
import java.util.regex.Pattern;

/// What the commands of the clients depend on, as values for the pages that show them.
///
/// @param registry host and port as clients write them
/// @param secure whether clients reach the server by TLS
/// @param username who signs in; empty when that is not known
record ClientCommands(String registry, boolean secure, String username) {

    private static final Pattern PLAIN_WORD = Pattern.compile("[A-Za-z0-9@._+-]+");
    private static final Pattern LOOPBACK = Pattern.compile("(localhost|127(\\.\\d+){3}|\\[::1])(:\\d+)?");

    Map<String, String> values() {
        boolean loopback = LOOPBACK.matcher(registry).matches();
        return Map.of(
                "registry",
                registry,
                "username",
                username,
                "user",
                username.isEmpty() ? "" : " -u " + word(username),
                "craneuser",
                " -u " + (username.isEmpty() ? "NAME" : word(username)),
                "podmanplain",
                secure ? "" : " --tls-verify=false",
                // crane speaks plain HTTP to this machine without being told.
                "craneplain",
                secure || loopback ? "" : " --insecure",
                "orasplain",
                secure ? "" : " --plain-http",
                "dockernote",
                secure || loopback
                        ? ""
                        : "This server speaks plain HTTP, which Docker accepts on the same machine only. Turn on TLS, or name "
                                + registry + " among the insecure-registries of Docker's daemon.json.");
    }

    /// The text as one word of a shell.
    private static String word(String text) {
        return PLAIN_WORD.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
