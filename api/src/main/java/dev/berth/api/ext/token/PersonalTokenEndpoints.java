package dev.berth.api.ext.token;

import dev.berth.access.personal.NewlyMadeToken;
import dev.berth.access.personal.PersonalToken;
import dev.berth.access.personal.PersonalTokens;
import dev.berth.access.principal.Ability;
import dev.berth.api.harbor.HarborTime;
import dev.berth.api.support.AccessRule;
import dev.berth.api.support.ApiErrorCode;
import dev.berth.api.support.Call;
import dev.berth.api.support.Documentation;
import dev.berth.api.support.Endpoint;
import dev.berth.api.support.Json;
import dev.berth.api.support.Route;
import dev.berth.platform.http.Method;
import dev.berth.platform.http.Response;
import dev.berth.platform.kernel.DomainException;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Answers `/api/ext/v1/tokens`: the caller's own personal access tokens.
public final class PersonalTokenEndpoints {

    private static final String ALL = "/api/ext/v1/tokens";
    private static final int DEFAULT_DAYS = 90;
    private static final String SCOPES =
            Arrays.stream(Ability.values()).map(Ability::wire).collect(Collectors.joining(", "));

    private final PersonalTokens tokens;

    public PersonalTokenEndpoints(PersonalTokens tokens) {
        this.tokens = tokens;
    }

    /// A token to be made.
    ///
    /// @param expiresInDays -1 for never; 90 unless something is said
    record NewPersonalToken(
            @Nullable String name,
            @Nullable List<String> scopes,
            @Nullable Integer expiresInDays) {}

    /// A token, without what to show for it.
    record PersonalTokenRecord(
            long id,
            String name,
            List<String> scopes,
            String createdAt,
            @Nullable String expiresAt,
            @Nullable String lastUsedAt) {

        static PersonalTokenRecord of(PersonalToken token) {
            return new PersonalTokenRecord(
                    token.id(),
                    token.name(),
                    token.abilities().stream().map(Ability::wire).sorted().toList(),
                    HarborTime.text(token.createdAt()),
                    token.expiresAt().map(HarborTime::text).orElse(null),
                    token.lastUsedAt().map(HarborTime::text).orElse(null));
        }
    }

    /// A token that was made. What to show for it, in place of the password, is told here and never again.
    record PersonalTokenMade(String token, PersonalTokenRecord details) {
        @Override
        public String toString() {
            return "PersonalTokenMade[" + details.name() + "]";
        }
    }

    public List<Endpoint> endpoints() {
        AccessRule authenticated = new AccessRule.Authenticated();
        return List.of(
                new Endpoint(
                        new Route(
                                Method.GET,
                                ALL,
                                authenticated,
                                describe("listPersonalTokens", "The caller's personal access tokens")
                                        .answersMany(200, "all of them", PersonalTokenRecord.class)),
                        call -> Json.response(
                                200,
                                tokens.list(call.principal()).stream()
                                        .map(PersonalTokenRecord::of)
                                        .toList())),
                new Endpoint(
                        new Route(
                                Method.POST,
                                ALL,
                                authenticated,
                                describe("createPersonalToken", "Make a token to show in place of the password")
                                        .takes(NewPersonalToken.class)
                                        .answers(201, "it is made; Location names it", PersonalTokenMade.class)
                                        .answers(403, "the caller is no user, or came with a token")
                                        .answers(409, "the name is taken")),
                        this::create),
                new Endpoint(
                        new Route(
                                Method.DELETE,
                                ALL + "/{token_id}",
                                authenticated,
                                describe("revokePersonalToken", "Revoke a token; it is good for nothing at once")
                                        .answers(204, "it is gone")),
                        this::revoke));
    }

    private Response create(Call call) throws IOException {
        NewPersonalToken wish = Json.read(call.request(), NewPersonalToken.class);
        NewlyMadeToken made = tokens.create(
                call.principal(),
                Optional.ofNullable(wish.name()).orElse(""),
                abilities(wish),
                wish.expiresInDays() == null ? DEFAULT_DAYS : wish.expiresInDays());
        return Json.response(201, new PersonalTokenMade(made.secret().reveal(), PersonalTokenRecord.of(made.token())))
                .with("Location", ALL + "/" + made.token().id())
                .with("Cache-Control", "no-store");
    }

    private static Set<Ability> abilities(NewPersonalToken wish) {
        Set<Ability> abilities = new LinkedHashSet<>();
        for (String scope : wish.scopes() == null ? List.<String>of() : wish.scopes()) {
            abilities.add(Ability.of(scope)
                    .orElseThrow(
                            () -> new DomainException(ApiErrorCode.BAD_REQUEST, "scopes: each is one of " + SCOPES)));
        }
        return abilities;
    }

    private Response revoke(Call call) {
        tokens.revoke(call.principal(), call.number("token_id"));
        return Response.of(204);
    }

    private static Documentation describe(String operation, String summary) {
        return Documentation.of(operation, "personal token", summary);
    }
}
