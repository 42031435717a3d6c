package dev.berth.api.harbor.system;

import dev.berth.access.permission.Action;
import dev.berth.access.permission.Permission;
import dev.berth.access.permission.Resource;
import dev.berth.access.permission.RoleMatrix;
import dev.berth.access.robot.Robot;
import dev.berth.access.session.Sessions;
import dev.berth.access.token.Tokens;
import dev.berth.api.support.AccessRule;
import dev.berth.api.support.Call;
import dev.berth.api.support.Documentation;
import dev.berth.api.support.Endpoint;
import dev.berth.api.support.Json;
import dev.berth.api.support.Route;
import dev.berth.api.support.ScopeSource;
import dev.berth.control.quota.Quotas;
import dev.berth.platform.http.Method;
import dev.berth.platform.http.Response;
import java.util.List;

/// Answers `/api/v2.0/configurations` with what holds on this installation. Nothing of it is changed here.
public final class ConfigurationEndpoints {

    /// Where users come from: the database.
    static final String AUTH_MODE = "db_auth";

    /// Who may make projects.
    static final String PROJECT_CREATION =
            RoleMatrix.EVERYBODY.contains(new Permission(Resource.PROJECT, Action.CREATE)) ? "everyone" : "adminonly";

    private final Tokens tokens;
    private final Sessions sessions;
    private final Quotas quotas;

    public ConfigurationEndpoints(Tokens tokens, Sessions sessions, Quotas quotas) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.quotas = quotas;
    }

    /// A setting that is a text.
    record StringConfigItem(String value, boolean editable) {}

    /// A setting that is a number.
    record IntegerConfigItem(long value, boolean editable) {}

    /// A setting that is on or off.
    record BoolConfigItem(boolean value, boolean editable) {}

    /// Settings; times are in minutes, the life of robots in days, storage in bytes with -1 for no limit.
    record ConfigurationsResponse(
            StringConfigItem authMode,
            StringConfigItem robotNamePrefix,
            IntegerConfigItem robotTokenDuration,
            BoolConfigItem quotaPerProjectEnable,
            IntegerConfigItem storagePerProject,
            StringConfigItem projectCreationRestriction,
            BoolConfigItem readOnly,
            BoolConfigItem selfRegistration,
            IntegerConfigItem tokenExpiration,
            IntegerConfigItem sessionTimeout,
            BoolConfigItem notificationEnable) {}

    public List<Endpoint> endpoints() {
        return List.of(new Endpoint(
                new Route(
                        Method.GET,
                        "/api/v2.0/configurations",
                        new AccessRule.Requires(
                                new Permission(Resource.CONFIGURATION, Action.READ), ScopeSource.INSTALLATION),
                        Documentation.of("getConfigurations", "configure", "What is set for the installation")
                                .answers(200, "the settings", ConfigurationsResponse.class)),
                this::settings));
    }

    private Response settings(Call call) {
        return Json.response(
                200,
                new ConfigurationsResponse(
                        text(AUTH_MODE),
                        text(Robot.PREFIX),
                        number(Robot.USUAL_DAYS),
                        flag(true),
                        number(quotas.usual().bytes()),
                        text(PROJECT_CREATION),
                        flag(false),
                        flag(false),
                        number(tokens.lifetime().toMinutes()),
                        number(sessions.idle().toMinutes()),
                        flag(true)));
    }

    private static StringConfigItem text(String value) {
        return new StringConfigItem(value, false);
    }

    private static IntegerConfigItem number(long value) {
        return new IntegerConfigItem(value, false);
    }

    private static BoolConfigItem flag(boolean value) {
        return new BoolConfigItem(value, false);
    }
}
