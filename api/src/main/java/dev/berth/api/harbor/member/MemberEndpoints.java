package dev.berth.api.harbor.member;

import dev.berth.access.permission.Action;
import dev.berth.access.permission.Grant;
import dev.berth.access.permission.Grants;
import dev.berth.access.permission.Group;
import dev.berth.access.permission.Groups;
import dev.berth.access.permission.Permission;
import dev.berth.access.permission.RepositoryPatterns;
import dev.berth.access.permission.Resource;
import dev.berth.access.permission.Role;
import dev.berth.access.principal.User;
import dev.berth.access.principal.Users;
import dev.berth.api.harbor.ProjectPath;
import dev.berth.api.harbor.member.MemberRecords.MemberGroup;
import dev.berth.api.harbor.member.MemberRecords.ProjectMember;
import dev.berth.api.harbor.member.MemberRecords.ProjectMemberEntity;
import dev.berth.api.harbor.member.MemberRecords.RoleRequest;
import dev.berth.api.harbor.member.MemberRecords.UserEntity;
import dev.berth.api.support.AccessRule;
import dev.berth.api.support.ApiErrorCode;
import dev.berth.api.support.Call;
import dev.berth.api.support.Documentation;
import dev.berth.api.support.Documentation.ValueType;
import dev.berth.api.support.Endpoint;
import dev.berth.api.support.Json;
import dev.berth.api.support.Page;
import dev.berth.api.support.Route;
import dev.berth.platform.http.Headers;
import dev.berth.platform.http.Method;
import dev.berth.platform.http.Response;
import dev.berth.platform.http.ResponseBody;
import dev.berth.platform.kernel.DomainException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Answers `/api/v2.0/projects/{project_name_or_id}/members`.
public final class MemberEndpoints {

    private static final String ALL = ProjectPath.ONE + "/members";
    private static final String ONE = ALL + "/{mid}";

    private final Grants grants;
    private final Groups groups;
    private final Users users;
    private final ProjectPath path;

    public MemberEndpoints(Grants grants, Groups groups, Users users, ProjectPath path) {
        this.grants = grants;
        this.groups = groups;
        this.users = users;
        this.path = path;
    }

    public List<Endpoint> endpoints() {
        return List.of(
                new Endpoint(
                        new Route(
                                Method.GET,
                                ALL,
                                may(Action.LIST),
                                describe("listProjectMembers", "The members of a project")
                                        .paged()
                                        .query("entityname", ValueType.STRING, "a part of the member's name")
                                        .answersMany(200, "a page of members", ProjectMemberEntity.class)),
                        this::list),
                new Endpoint(
                        new Route(
                                Method.POST,
                                ALL,
                                may(Action.CREATE),
                                describe("createProjectMember", "Make a user or a group a member of a project")
                                        .takes(ProjectMember.class)
                                        .answers(201, "done; Location names the membership")
                                        .answers(409, "it is a member already")),
                        this::create),
                new Endpoint(
                        new Route(
                                Method.GET,
                                ONE,
                                may(Action.READ),
                                describe("getProjectMember", "A member of a project")
                                        .answers(200, "the member", ProjectMemberEntity.class)),
                        this::one),
                new Endpoint(
                        new Route(
                                Method.PUT,
                                ONE,
                                may(Action.UPDATE),
                                describe("updateProjectMember", "Give a member another role")
                                        .takes(RoleRequest.class)
                                        .answers(200, "done")),
                        this::change),
                new Endpoint(
                        new Route(
                                Method.DELETE,
                                ONE,
                                may(Action.DELETE),
                                describe("deleteProjectMember", "End a membership")
                                        .answers(200, "done")),
                        this::delete));
    }

    private AccessRule may(Action action) {
        return new AccessRule.Requires(new Permission(Resource.MEMBER, action), path);
    }

    private Response list(Call call) {
        Page page = Page.of(call);
        Optional<String> part = call.query("entityname").map(text -> text.toLowerCase(Locale.ROOT));
        List<ProjectMemberEntity> members = grants.members(path.require(call).id()).stream()
                .filter(grant -> part.isEmpty()
                        || grant.member().name().toLowerCase(Locale.ROOT).contains(part.get()))
                .map(ProjectMemberEntity::of)
                .toList();
        Headers headers = page.headers(call, members.size()).and("Content-Type", Json.MEDIA_TYPE);
        return new Response(200, headers, new ResponseBody.Bytes(Json.bytes(page.of(members))));
    }

    private Response create(Call call) throws IOException {
        ProjectMember wish = Json.read(call.request(), ProjectMember.class);
        Given given = new Given(
                path.require(call).id(),
                role(wish.roleId()),
                repositories(wish.repositories()).orElse(RepositoryPatterns.ALL));
        Grant grant = grant(call, wish, given);
        return Response.of(201, Headers.of("Location", call.request().path() + "/" + grant.id()));
    }

    /// What a member gets.
    private record Given(long project, Role role, RepositoryPatterns repositories) {}

    private static Optional<RepositoryPatterns> repositories(@Nullable List<String> patterns) {
        return Optional.ofNullable(patterns).map(RepositoryPatterns::parse);
    }

    /// Clients send both, one of them empty: ids count before names, and the user before the group.
    private Grant grant(Call call, ProjectMember wish, Given given) {
        UserEntity user = wish.memberUser();
        MemberGroup group = wish.memberGroup();
        if (user != null && user.userId() != null && user.userId() > 0) {
            return grantTo(call, users.find(user.userId()), given);
        }
        if (group != null && group.id() != null && group.id() > 0) {
            Group known = groups.find(group.id())
                    .orElseThrow(
                            () -> new DomainException(ApiErrorCode.NOT_FOUND, "member_group: there is no such group"));
            return grantTo(call, known, given);
        }
        if (user != null && user.username() != null && !user.username().isBlank()) {
            return grantTo(call, users.findByName(user.username()), given);
        }
        Optional<String> name = Optional.ofNullable(group).flatMap(MemberEndpoints::name);
        if (group != null && name.isPresent()) {
            return grantTo(call, group(call, group, name.get()), given);
        }
        throw new DomainException(
                ApiErrorCode.BAD_REQUEST,
                "member_user or member_group: say its id or its name, and of a new group its group_type");
    }

    private Grant grantTo(Call call, Optional<User> user, Given given) {
        User known = user.orElseThrow(
                () -> new DomainException(ApiErrorCode.NOT_FOUND, "member_user: there is no such user"));
        return grants.grant(call.actor(), given.project(), known.id(), given.role(), given.repositories());
    }

    private Grant grantTo(Call call, Group group, Given given) {
        return grants.grantGroup(call.actor(), given.project(), group.id(), given.role(), given.repositories());
    }

    private static Optional<String> name(MemberGroup named) {
        return Optional.ofNullable(named.groupName())
                .filter(text -> !text.isBlank())
                .or(() -> Optional.ofNullable(named.ldapGroupDn()).filter(text -> !text.isBlank()));
    }

    private Group group(Call call, MemberGroup named, String name) {
        Optional<Group> known = groups.findByName(name);
        if (known.isPresent()) {
            return known.get();
        }
        int type = named.groupType() == null ? Group.Kind.LDAP.id() : named.groupType();
        Group.Kind kind = Group.Kind.of(type)
                .filter(from -> from != Group.Kind.INTERNAL)
                .orElseThrow(() ->
                        new DomainException(ApiErrorCode.NOT_FOUND, "member_group: there is no group of this name"));
        return groups.create(call.actor(), name, kind);
    }

    private static Role role(@Nullable Integer id) {
        return Optional.ofNullable(id)
                .flatMap(Role::of)
                .orElseThrow(
                        () -> new DomainException(
                                ApiErrorCode.BAD_REQUEST,
                                "role_id: it is 1 (project admin), 2 (developer), 3 (guest), 4 (maintainer) or 5 (limited guest)"));
    }

    private Response one(Call call) {
        Grant grant = grants.find(path.require(call).id(), call.number("mid"))
                .orElseThrow(() -> new DomainException(ApiErrorCode.NOT_FOUND, "the project has no such member"));
        return Json.response(200, ProjectMemberEntity.of(grant));
    }

    private Response change(Call call) throws IOException {
        RoleRequest wish = Json.read(call.request(), RoleRequest.class);
        grants.change(
                call.actor(),
                path.require(call).id(),
                call.number("mid"),
                role(wish.roleId()),
                repositories(wish.repositories()));
        return Response.of(200);
    }

    private Response delete(Call call) {
        grants.revoke(call.actor(), path.require(call).id(), call.number("mid"));
        return Response.of(200);
    }

    private static Documentation describe(String operation, String summary) {
        return Documentation.of(operation, "member", summary)
                .header("X-Is-Resource-Name", ValueType.BOOLEAN, "the path has a name");
    }
}
