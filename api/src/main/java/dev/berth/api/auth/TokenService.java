package dev.berth.api.auth;

import dev.berth.access.permission.Permissions;
import dev.berth.access.token.IssuedToken;
import dev.berth.access.token.Tokens;
import dev.berth.api.support.AccessRule;
import dev.berth.api.support.ApiErrorCode;
import dev.berth.api.support.Call;
import dev.berth.api.support.Documentation;
import dev.berth.api.support.Documentation.ValueType;
import dev.berth.api.support.Endpoint;
import dev.berth.api.support.Json;
import dev.berth.api.support.Route;
import dev.berth.control.project.Projects;
import dev.berth.platform.http.Method;
import dev.berth.platform.http.Response;
import dev.berth.platform.kernel.DomainException;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Answers `GET /service/token`. Only GET: clients that try POST first take the 405 as the sign to use GET.
public final class TokenService {

    private static final String SERVICE = "harbor-registry";

    private final Tokens tokens;
    private final TokenGranter granter;

    public TokenService(Tokens tokens, Permissions permissions, Projects projects) {
        this.tokens = tokens;
        this.granter = new TokenGranter(permissions, projects);
    }

    /// A token as clients read it; some look for the one name, some for the other.
    record TokenAnswer(String token, String accessToken, long expiresIn, String issuedAt) {}

    public List<Endpoint> endpoints() {
        AccessRule anybody = new AccessRule.Anybody("the anonymous get tokens for what open projects allow");
        Documentation documentation = Documentation.of(
                        "getToken", "token", "A short-lived token for what is asked for and allowed")
                .query("service", ValueType.STRING, "always " + SERVICE)
                .query("scope", ValueType.STRING, "type:name:actions, such as repository:library/app:pull,push")
                .answers(200, "the token", TokenAnswer.class)
                .answers(401, "wrong credentials, or none and no scope");
        return List.of(new Endpoint(new Route(Method.GET, "/service/token", anybody, documentation), this::token));
    }

    private Response token(Call call) {
        if (!call.query("service").orElse("").equals(SERVICE)) {
            throw new DomainException(
                    ApiErrorCode.BAD_REQUEST, "tokens are made for the service '%s' only".formatted(SERVICE));
        }
        List<ScopeRequest> requests = ScopeRequest.parse(call.queries("scope"));
        if (requests.isEmpty() && call.principal().anonymous()) {
            throw new DomainException(
                    ApiErrorCode.UNAUTHORIZED, "sign in with a user name and password, or ask for a scope");
        }
        IssuedToken issued = tokens.issue(call.principal(), granter.grant(call.principal(), requests));
        TokenAnswer answer = new TokenAnswer(
                issued.token(),
                issued.token(),
                issued.lifetime().toSeconds(),
                issued.issuedAt().truncatedTo(ChronoUnit.SECONDS).toString());
        return Json.response(200, answer).with("Cache-Control", "no-store");
    }
}
