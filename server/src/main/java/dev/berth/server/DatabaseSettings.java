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
/// @param login who logs in to PostgreSQL when the URL does not say
/// @param keyFile where the key that seals signing keys is, when it is not in the data folder
public record DatabaseSettings(Optional<PostgresDatabase.Options> postgres, Login login, Optional<Path> keyFile) {

    /// Who logs in, and on how many connections.
    public record Login(Optional<String> user, Optional<Secret> password, int connections) {}

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
            "How many connections to PostgreSQL this node may have, a quarter of them for transactions that write.");
    private static final Setting<Path> KEY_FILE = Setting.optional(
            "secret.key-file",
            PATH,
            "The file with the key that seals signing keys, the same for all nodes; without one, secret.key in the data"
                    + " folder.");

    static final List<Setting<?>> DECLARED = List.of(URL, USER, PASSWORD, CONNECTIONS, KEY_FILE);

    static DatabaseSettings of(Settings settings) {
        Login login = new Login(settings.find(USER), settings.find(PASSWORD), settings.get(CONNECTIONS));
        return new DatabaseSettings(settings.find(URL).map(url -> options(login, url)), login, settings.find(KEY_FILE));
    }

    /// The database at `url`, with the login of these settings where the URL holds none.
    ///
    /// @throws InvalidSettingException when it is not such a URL
    public PostgresDatabase.Options options(String url) {
        return options(login, url);
    }

    private static PostgresDatabase.Options options(Login login, String text) {
        PostgresUrl url = url(text);
        if (url.password().isPresent() && login.password().isPresent()) {
            throw new InvalidSettingException(
                    "there are two passwords for PostgreSQL, in the URL and in database.password-file");
        }
        PostgresDatabase.Options options = PostgresDatabase.Options.defaults(url);
        return options.withLogin(
                        url.user().or(login::user).orElse(options.user()),
                        url.password().or(login::password))
                .withConnections(login.connections());
    }

    private static PostgresUrl url(String text) {
        try {
            return PostgresUrl.parse(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException("database.url: " + e.getMessage());
        }
    }
}
