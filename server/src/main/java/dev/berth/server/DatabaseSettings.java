package dev.berth.server;

import static dev.berth.platform.config.SettingTypes.PATH;
import static dev.berth.platform.config.SettingTypes.SECRET_FILE;
import static dev.berth.platform.config.SettingTypes.TEXT;
import static dev.berth.platform.config.SettingTypes.integer;

import dev.berth.platform.config.InvalidSettingException;
import dev.berth.platform.config.Setting;
import dev.berth.platform.config.Settings;
import dev.berth.platform.db.PostgresDatabase;
import dev.berth.platform.db.PostgresUrl;
import dev.berth.platform.kernel.Secret;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Where metadata is.
///
/// @param postgres the database that the nodes share; empty when it is a file of the data folder
/// @param keyFile where the key that seals signing keys is, when it is not in the data folder
public record DatabaseSettings(Optional<PostgresDatabase.Options> postgres, Optional<Path> keyFile) {

    private static final Setting<String> URL = Setting.optional(
                    "database.url",
                    TEXT,
                    "The PostgreSQL database of one or many nodes, postgresql://host:port/name?sslmode=verify-full;"
                            + " without one, metadata is a file in the data folder.")
            .secret();
    private static final Setting<String> USER =
            Setting.optional("database.user", TEXT, "The user to log in to PostgreSQL with, when the URL names none.");
    private static final Setting<Secret> PASSWORD = Setting.optional(
                    "database.password-file", SECRET_FILE, "A file with that user's password.")
            .secret();
    private static final Setting<Integer> CONNECTIONS = Setting.of(
            "database.connections",
            integer(2, 1000),
            "20",
            "How many connections to PostgreSQL this node may have, half of them for transactions that write.");
    private static final Setting<Path> KEY_FILE = Setting.optional(
            "secret.key-file",
            PATH,
            "The file with the key that seals signing keys, the same for all nodes; without one, secret.key in the data"
                    + " folder.");

    static final List<Setting<?>> DECLARED = List.of(URL, USER, PASSWORD, CONNECTIONS, KEY_FILE);

    static DatabaseSettings of(Settings settings) {
        return new DatabaseSettings(settings.find(URL).map(url -> options(settings, url)), settings.find(KEY_FILE));
    }

    private static PostgresDatabase.Options options(Settings settings, String text) {
        PostgresDatabase.Options options = login(settings, url(text));
        return options.withConnections(settings.get(CONNECTIONS));
    }

    private static PostgresDatabase.Options login(Settings settings, PostgresUrl url) {
        PostgresDatabase.Options options = PostgresDatabase.Options.defaults(url);
        if (url.password().isPresent() && settings.find(PASSWORD).isPresent()) {
            throw new InvalidSettingException(
                    "there are two passwords for PostgreSQL, in database.url and in database.password-file");
        }
        return options.withLogin(
                url.user().or(() -> settings.find(USER)).orElse(options.user()),
                url.password().or(() -> settings.find(PASSWORD)));
    }

    private static PostgresUrl url(String text) {
        try {
            return PostgresUrl.parse(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException("database.url: " + e.getMessage());
        }
    }
}
