package dev.berth.api.ext.events;

import dev.berth.access.permission.Permissions;
import dev.berth.access.principal.Principal;
import dev.berth.api.support.AccessRule;
import dev.berth.api.support.ApiErrorCode;
import dev.berth.api.support.Authenticator;
import dev.berth.api.support.Call;
import dev.berth.api.support.Documentation;
import dev.berth.api.support.Documentation.ValueType;
import dev.berth.api.support.Endpoint;
import dev.berth.api.support.Places;
import dev.berth.api.support.Route;
import dev.berth.control.project.Projects;
import dev.berth.platform.events.EventFeed;
import dev.berth.platform.events.EventFeed.Beginning;
import dev.berth.platform.http.Headers;
import dev.berth.platform.http.Method;
import dev.berth.platform.http.Response;
import dev.berth.platform.http.ResponseBody;
import dev.berth.platform.kernel.DomainException;
import dev.berth.registry.arrival.Arrivals;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Answers `/api/ext/v1/events`.
public final class EventEndpoints {

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final int PLACES = 2_000;
    private static final int OF_ONE = 10;

    private final EventFeed feed;
    private final Arrivals arrivals;
    private final Rights rights;
    private final Authenticator authenticator;
    private final InstantSource clock;
    private final Places places;

    /// @param makers says who made a robot
    public EventEndpoints(
            EventFeed feed,
            Arrivals arrivals,
            Projects projects,
            Permissions permissions,
            Authenticator authenticator,
            Function<Principal, Places.Makers> makers,
            InstantSource clock) {
        this.feed = feed;
        this.arrivals = arrivals;
        this.rights = new Rights(projects, permissions, clock);
        this.places = new Places(PLACES, OF_ONE, makers);
        this.authenticator = authenticator;
        this.clock = clock;
    }

    public List<Endpoint> endpoints() {
        return List.of(new Endpoint(
                new Route(
                        Method.GET,
                        "/api/ext/v1/events",
                        new AccessRule.Authenticated(),
                        Documentation.of(
                                        "followEvents",
                                        "events",
                                        "What happens, as far as the caller may know, as server-sent events whose data is"
                                                + " {id, type, project, ref, at, data}")
                                .query(
                                        "topics",
                                        ValueType.STRING,
                                        "such as push,pull,tag,delete,project,member,quota,robot; all when left out, but for"
                                                + " upload, which tells once a second of each upload that is under way")
                                .query("project", ValueType.STRING, "the name of the only project that is wanted")
                                .query("last_event_id", ValueType.STRING, "as the header, which browsers cannot set")
                                .header(
                                        "Last-Event-ID",
                                        ValueType.STRING,
                                        "go on behind this event; the event resync comes when that is not possible")
                                .answers(200, "events, with a heartbeat every 15 s", "text/event-stream")
                                .answers(429, "the caller follows events %d times already".formatted(OF_ONE))
                                .answers(503, "too many follow events on this node")),
                this::follow));
    }

    private Response follow(Call call) {
        Set<String> topics = call.query("topics").stream()
                .flatMap(text -> Stream.of(text.split(",", -1)))
                .map(String::strip)
                .filter(topic -> !topic.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        Optional<String> from = call.request().header("Last-Event-ID").or(() -> call.query("last_event_id"));
        Principal principal = call.principal();
        Runnable left = place(principal);
        try {
            Optional<EventFeed.Mark> mark = from.flatMap(Marks::read);
            Beginning beginning = mark.map(feed::listen).orElseGet(feed::listen);
            boolean missed = beginning.missed() || (from.isPresent() && mark.isEmpty());
            boolean uploads = topics.contains(UploadView.TOPIC);
            EventStream stream = new EventStream(
                    beginning,
                    missed,
                    new EventView(topics, call.query("project"), rights),
                    uploads
                            ? new UploadView(arrivals::progress, call.query("project"), rights, clock)
                            : UploadView.none(rights, clock),
                    new StillKnown(principal, () -> authenticator.again(call.request()), clock),
                    HEARTBEAT,
                    uploads ? both(arrivals.watch(beginning.listening()::nudge), left) : left);
            return new Response(
                    200,
                    Headers.of(
                            "Content-Type",
                            "text/event-stream",
                            "Cache-Control",
                            "no-store",
                            "X-Accel-Buffering",
                            "no"),
                    new ResponseBody.Live(stream));
        } catch (IllegalStateException e) {
            left.run();
            throw new DomainException(ApiErrorCode.UNAVAILABLE, "this node is about to end; try again", e);
        } catch (RuntimeException e) {
            left.run();
            throw e;
        }
    }

    private static Runnable both(Runnable one, Runnable other) {
        return () -> {
            one.run();
            other.run();
        };
    }

    private Runnable place(Principal principal) {
        return switch (places.take(principal)) {
            case Places.Wish.Granted(Runnable leave) -> leave;
            case Places.Wish.NoneFree _ ->
                throw new DomainException(ApiErrorCode.UNAVAILABLE, "too many follow events here; try again later");
            case Places.Wish.Enough _ ->
                throw new DomainException(
                        ApiErrorCode.TOO_MANY_REQUESTS,
                        "you follow events %d times already, or your project's robots do; end one of these first"
                                .formatted(OF_ONE));
        };
    }
}
