package dev.berth.api.ext.search;

import dev.berth.access.permission.Action;
import dev.berth.access.permission.Permission;
import dev.berth.access.permission.Permissions;
import dev.berth.access.permission.Resource;
import dev.berth.access.permission.Scope;
import dev.berth.access.principal.Ability;
import dev.berth.access.principal.Principal;
import dev.berth.access.principal.Users;
import dev.berth.access.robot.Robots;
import dev.berth.api.ext.search.SearchRecords.Found;
import dev.berth.api.ext.search.SearchRecords.FoundManifest;
import dev.berth.api.ext.search.SearchRecords.FoundPerson;
import dev.berth.api.ext.search.SearchRecords.FoundProject;
import dev.berth.api.ext.search.SearchRecords.FoundRepository;
import dev.berth.api.ext.search.SearchRecords.FoundRobot;
import dev.berth.api.ext.search.SearchRecords.FoundTag;
import dev.berth.api.support.AccessRule;
import dev.berth.api.support.ApiErrorCode;
import dev.berth.api.support.Call;
import dev.berth.api.support.Documentation;
import dev.berth.api.support.Documentation.ValueType;
import dev.berth.api.support.Endpoint;
import dev.berth.api.support.Json;
import dev.berth.api.support.ListLimit;
import dev.berth.api.support.Route;
import dev.berth.control.search.SearchText;
import dev.berth.control.view.SearchHit;
import dev.berth.control.view.SearchViews;
import dev.berth.control.view.Visible;
import dev.berth.platform.http.Method;
import dev.berth.platform.http.Response;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.DomainException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Answers `/api/ext/v1/search`: whatever has a name, as far as the caller may see.
public final class SearchEndpoints {

    private static final int LONGEST = 256;
    private static final ListLimit LIMIT = new ListLimit("limit", 10, 50);

    private static final Permission LIST_REPOSITORIES = new Permission(Resource.REPOSITORY, Action.LIST);
    private static final Permission LIST_TAGS = new Permission(Resource.TAG, Action.LIST);
    private static final Permission LIST_ARTIFACTS = new Permission(Resource.ARTIFACT, Action.LIST);
    private static final Permission LIST_ROBOTS = new Permission(Resource.ROBOT, Action.LIST);

    private final SearchViews views;
    private final Permissions permissions;
    private final Users users;
    private final Robots robots;

    public SearchEndpoints(SearchViews views, Permissions permissions, Users users, Robots robots) {
        this.views = views;
        this.permissions = permissions;
        this.users = users;
        this.robots = robots;
    }

    /// What can be found, by its name on the wire.
    enum Type {
        PROJECTS,
        REPOSITORIES,
        TAGS,
        DIGESTS,
        PEOPLE,
        ROBOTS;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public List<Endpoint> endpoints() {
        return List.of(new Endpoint(
                new Route(
                        Method.GET,
                        "/api/ext/v1/search",
                        new AccessRule.Anybody("the anonymous find what is in open projects"),
                        Documentation.of(
                                        "searchEverything",
                                        "search",
                                        "Projects, repositories, tags, digests, people and robots by their names")
                                .query(
                                        "q",
                                        ValueType.STRING,
                                        "a part of a project's or repository's name; the beginning of a tag, of a"
                                                + " digest, of a user's or robot's name; repository:tag,"
                                                + " \"repository tag\", user:name, robot:name")
                                .query("types", ValueType.STRING, "what to look for, parted by commas: " + types())
                                .query(LIMIT.name(), ValueType.INTEGER, LIMIT.text("how many of each"))
                                .answers(200, "the best of each", Found.class)
                                .answers(400, "nothing to look for, or no such type")),
                this::search));
    }

    private static String types() {
        return Arrays.stream(Type.values()).map(Type::wire).collect(Collectors.joining(", "));
    }

    private Response search(Call call) {
        SearchText text = text(call);
        Set<Type> types = types(call);
        int limit = LIMIT.of(call);
        Principal asker = call.principal();
        return Json.response(
                200,
                new Found(
                        types.contains(Type.PROJECTS) ? projects(asker, text, limit) : List.of(),
                        types.contains(Type.REPOSITORIES) ? repositories(asker, text, limit) : List.of(),
                        types.contains(Type.TAGS) ? tags(asker, text, limit) : List.of(),
                        types.contains(Type.DIGESTS) ? manifests(asker, text, limit) : List.of(),
                        types.contains(Type.PEOPLE) ? people(asker, text, limit) : List.of(),
                        types.contains(Type.ROBOTS) ? robots(asker, text, limit) : List.of()));
    }

    private static SearchText text(Call call) {
        String text =
                call.query("q").filter(typed -> !typed.isBlank()).orElseThrow(() -> bad("q: say what to look for"));
        if (text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            throw bad("q: at most %d characters, on one line".formatted(LONGEST));
        }
        return SearchText.parse(text);
    }

    private static Set<Type> types(Call call) {
        Set<Type> types = EnumSet.noneOf(Type.class);
        for (String name : call.query("types").orElseGet(SearchEndpoints::types).split(",", -1)) {
            types.add(Arrays.stream(Type.values())
                    .filter(type -> type.wire().equals(name.strip()))
                    .findFirst()
                    .orElseThrow(() -> bad("types: each is one of " + types())));
        }
        return types;
    }

    private List<FoundProject> projects(Principal asker, SearchText text, int limit) {
        Visible visible = Visible.projects(permissions.visibleProjects(asker));
        return text.project()
                .map(part -> views.projects(visible, part, limit).stream()
                        .map(FoundProject::of)
                        .toList())
                .orElseGet(List::of);
    }

    private List<FoundRepository> repositories(Principal asker, SearchText text, int limit) {
        if (text.names().isEmpty()) {
            return List.of();
        }
        Visible visible = visible(asker, LIST_REPOSITORIES);
        List<SearchHit.Repository> named = views.repositories(visible, text.names(), limit);
        // Of "checkout 1.8" the first word alone may be meant, and a tag by the second.
        List<SearchHit.Repository> found = text.place()
                .filter(_ -> named.isEmpty())
                .map(place -> views.repositories(visible, List.of(place), limit))
                .orElse(named);
        Map<Long, Integer> tags = views.tagCounts(found);
        return found.stream()
                .map(repository -> FoundRepository.of(repository, tags.getOrDefault(repository.id(), 0)))
                .toList();
    }

    private List<FoundTag> tags(Principal asker, SearchText text, int limit) {
        if (text.tag().isEmpty()) {
            return List.of();
        }
        Visible visible = visible(asker, LIST_TAGS);
        String beginning = text.tag().get();
        List<SearchHit.Tag> found = text.place()
                .map(place -> views.tagsIn(visible, place, beginning, limit))
                .orElseGet(() -> views.tags(visible, beginning, limit));
        List<List<String>> others = views.others(found);
        return IntStream.range(0, found.size())
                .mapToObj(at -> FoundTag.of(found.get(at), others.get(at)))
                .toList();
    }

    private List<FoundManifest> manifests(Principal asker, SearchText text, int limit) {
        return text.digest()
                .map(beginning -> views.manifests(visible(asker, LIST_ARTIFACTS), beginning, limit).stream()
                        .map(FoundManifest::of)
                        .toList())
                .orElseGet(List::of);
    }

    /// Names of users are known to whoever has an account, as in Harbor.
    private List<FoundPerson> people(Principal asker, SearchText text, int limit) {
        boolean knows = asker.kind() == Actor.Kind.USER
                && asker.limit()
                        .map(limited -> limited.allows(Ability.READ) || limited.allows(Ability.WRITE))
                        .orElse(true);
        return text.person().filter(_ -> knows).stream()
                .flatMap(beginning -> users.startingWith(beginning, limit).stream())
                .map(FoundPerson::of)
                .toList();
    }

    private List<FoundRobot> robots(Principal asker, SearchText text, int limit) {
        if (text.robot().isEmpty() || asker.anonymous()) {
            return List.of();
        }
        boolean installation = permissions.allowed(asker, LIST_ROBOTS, new Scope.Installation());
        boolean everywhere = installation && asker.whole().administrator();
        Set<Long> projects = permissions.projectsWhere(asker, LIST_ROBOTS);
        return robots
                .startingWith(
                        text.robot().get(),
                        home -> home.map(id -> everywhere || projects.contains(id))
                                .orElse(installation),
                        limit)
                .stream()
                .map(FoundRobot::of)
                .toList();
    }

    private Visible visible(Principal asker, Permission needed) {
        return new Visible(permissions.visibleRepositories(asker, needed));
    }

    private static DomainException bad(String message) {
        return new DomainException(ApiErrorCode.BAD_REQUEST, message);
    }
}
