package dev.berth.api.ext.me;

import dev.berth.access.session.LoginSession;
import dev.berth.access.session.Sessions;
import dev.berth.api.harbor.HarborTime;
import dev.berth.api.support.AccessRule;
import dev.berth.api.support.Call;
import dev.berth.api.support.Credentials;
import dev.berth.api.support.Documentation;
import dev.berth.api.support.Endpoint;
import dev.berth.api.support.Json;
import dev.berth.api.support.Route;
import dev.berth.platform.http.Method;
import dev.berth.platform.http.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Answers `/api/ext/v1/me/sessions`: where the caller is signed in.
public final class OwnSessionEndpoints {

    private static final String ALL = "/api/ext/v1/me/sessions";

    private final Sessions sessions;

    public OwnSessionEndpoints(Sessions sessions) {
        this.sessions = sessions;
    }

    /// A session that is not over, without what shows it.
    ///
    /// @param address null when nobody wrote it down, as the client
    /// @param current whether it is that of this request
    record SessionRecord(
            String id,
            String begunAt,
            String lastUsedAt,
            @Nullable String address,
            @Nullable String client,
            boolean current) {

        static SessionRecord of(LoginSession session) {
            return new SessionRecord(
                    session.id(),
                    HarborTime.text(session.begunAt()),
                    HarborTime.text(session.lastUsedAt()),
                    session.address().orElse(null),
                    session.client().orElse(null),
                    session.present());
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
                                describe(
                                                "listSessions",
                                                "Where the caller is signed in with a browser, the newest first")
                                        .answersMany(200, "the newest hundred", SessionRecord.class)
                                        .answers(403, "the caller is no user, or came with a token")),
                        this::list),
                new Endpoint(
                        new Route(
                                Method.DELETE,
                                ALL,
                                authenticated,
                                describe("endOtherSessions", "End all sessions of the caller but that of this request")
                                        .answers(204, "they are over")
                                        .answers(403, "the caller is no user, or came with a token")),
                        this::endOthers),
                new Endpoint(
                        new Route(
                                Method.DELETE,
                                ALL + "/{session_id}",
                                authenticated,
                                describe("endSession", "End a session of the caller; it is over at once")
                                        .answers(204, "it is over")
                                        .answers(403, "the caller is no user, or came with a token")
                                        .answers(404, "the caller has no session with this id")),
                        this::end));
    }

    private Response list(Call call) {
        return Json.response(
                        200,
                        sessions.list(call.principal(), Credentials.session(call.request())).stream()
                                .map(SessionRecord::of)
                                .toList())
                .with("Cache-Control", "no-store");
    }

    private Response endOthers(Call call) {
        sessions.endOthers(call.principal(), Credentials.session(call.request()));
        return Response.of(204);
    }

    private Response end(Call call) {
        sessions.end(call.principal(), call.variable("session_id"));
        return Response.of(204);
    }

    private static Documentation describe(String operation, String summary) {
        return Documentation.of(operation, "session", summary);
    }
}
