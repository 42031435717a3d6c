package dev.berth.platform.db;

import dev.berth.platform.kernel.Secret;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a PostgreSQL database is: `postgresql://[user[:password]@]host[:port][,host[:port]…]/name[?parameters]`,
/// also with `postgres:` or `jdbc:` in front. The parameters are those of the driver, pgjdbc:
/// `sslmode=verify-full`, `sslrootcert=…`, `targetServerType=primary`, `socketTimeout=…`.
public final class PostgresUrl {

    private static final Pattern FORM =
            Pattern.compile("(?:jdbc:)?postgres(?:ql)?://(?:(?<user>[^@/:?]*)(?::(?<password>[^@/?]*))?@)?"
                    + "(?<hosts>[^/?@]+)/(?<name>[^/?]+)(?:\\?(?<parameters>.*))?");
    private static final Pattern IN_PARAMETERS = Pattern.compile("(?:^|&)(?:user|password)=");

    private final String hosts;
    private final String name;
    private final String parameters;
    private final Optional<String> user;
    private final Optional<Secret> password;

    private PostgresUrl(Matcher form) {
        this.hosts = form.group("hosts");
        this.name = form.group("name");
        this.parameters = Optional.ofNullable(form.group("parameters")).orElse("");
        this.user = Optional.ofNullable(form.group("user")).map(PostgresUrl::decoded);
        this.password = Optional.ofNullable(form.group("password"))
                .map(PostgresUrl::decoded)
                .map(Secret::new);
    }

    /// Takes a URL apart.
    ///
    /// @throws IllegalArgumentException when `text` is not such a URL; the message does not repeat it, for it may
    ///     hold a password
    public static PostgresUrl parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "the database's URL must have the form postgresql://host:port/name, with ?parameters after it");
        }
        PostgresUrl url = new PostgresUrl(form);
        if (IN_PARAMETERS.matcher(url.parameters).find()) {
            throw new IllegalArgumentException(
                    "user and password are not parameters of the database's URL; they have settings of their own");
        }
        return url;
    }

    /// The user that the URL names.
    public Optional<String> user() {
        return user;
    }

    /// The password that the URL holds.
    public Optional<Secret> password() {
        return password;
    }

    /// As the driver wants it, without user and password.
    String jdbc() {
        return "jdbc:postgresql://" + hosts + "/" + name + (parameters.isEmpty() ? "" : "?" + parameters);
    }

    /// `postgresql://host:port/name`, fit for messages.
    @Override
    public String toString() {
        return "postgresql://" + hosts + "/" + name;
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
