package dev.berth.api.harbor.usergroup;

import dev.berth.access.permission.Action;
import dev.berth.access.permission.Group;
import dev.berth.access.permission.Groups;
import dev.berth.access.permission.Permission;
import dev.berth.access.permission.Resource;
import dev.berth.access.principal.User;
import dev.berth.api.support.AccessRule;
import dev.berth.api.support.ApiErrorCode;
import dev.berth.api.support.Call;
import dev.berth.api.support.Documentation;
import dev.berth.api.support.Documentation.ValueType;
import dev.berth.api.support.Endpoint;
import dev.berth.api.support.Json;
import dev.berth.api.support.ListRequest;
import dev.berth.api.support.Route;
import dev.berth.api.support.ScopeSource;
import dev.berth.platform.http.Headers;
import dev.berth.platform.http.Method;
import dev.berth.platform.http.Response;
import dev.berth.platform.kernel.Condition;
import dev.berth.platform.kernel.DomainException;
import dev.berth.platform.kernel.Fields;
import dev.berth.platform.kernel.Filter;
import dev.berth.platform.kernel.Value;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Answers `/api/v2.0/usergroups`, and `/api/ext/v1/usergroups/{group_id}/members`: Harbor's API cannot say who is in
/// a group.
public final class UserGroupEndpoints {

    private static final String ALL = "/api/v2.0/usergroups";
    private static final String ONE = ALL + "/{group_id}";
    private static final String MEMBERS = "/api/ext/v1/usergroups/{group_id}/members";
    private static final int MEMBERS_AT_ONCE = 1_000;

    /// What anybody may sort by: the order tells as much as the field.
    private static final Fields SEARCHED = Fields.of(Groups.FIELDS.require("group_name"));

    private final Groups groups;

    public UserGroupEndpoints(Groups groups) {
        this.groups = groups;
    }

    /// A group; types are 1 for LDAP, 2 for HTTP, 3 for OIDC, and 4 for a group whose members are set here.
    record UserGroup(
            @Nullable Long id,
            @Nullable String groupName,
            @Nullable Integer groupType,
            @Nullable String ldapGroupDn) {

        static UserGroup of(Group group) {
            return new UserGroup(group.id(), group.name(), group.kind().id(), group.ldapGroupDn());
        }
    }

    /// What everybody may see of a group.
    record UserGroupSearchItem(long id, String groupName, int groupType) {

        static UserGroupSearchItem of(Group group) {
            return new UserGroupSearchItem(
                    group.id(), group.name(), group.kind().id());
        }
    }

    /// A user in a group.
    record GroupMember(long userId, String username) {

        static GroupMember of(User user) {
            return new GroupMember(user.id(), user.username());
        }
    }

    public List<Endpoint> endpoints() {
        return List.of(
                new Endpoint(
                        new Route(
                                Method.GET,
                                ALL,
                                may(Action.LIST),
                                describe("listUserGroups", "The groups of users")
                                        .listed(Groups.FIELDS)
                                        .query("group_name", ValueType.STRING, "a part of the name")
                                        .query("ldap_group_dn", ValueType.STRING, "the name in the directory")
                                        .answersMany(200, "a page of groups", UserGroup.class)),
                        this::list),
                new Endpoint(
                        new Route(
                                Method.POST,
                                ALL,
                                may(Action.CREATE),
                                describe("createUserGroup", "Make a group")
                                        .takes(UserGroup.class)
                                        .answers(201, "it is made; Location names it")
                                        .answers(409, "the name is taken")),
                        this::create),
                new Endpoint(
                        new Route(
                                Method.GET,
                                ALL + "/search",
                                new AccessRule.Authenticated(),
                                describe("searchUserGroups", "Groups with a part of the name")
                                        .paged()
                                        .query("groupname", ValueType.STRING, "a part of the name; required")
                                        .answersMany(200, "a page of groups", UserGroupSearchItem.class)),
                        this::search),
                new Endpoint(
                        new Route(
                                Method.GET,
                                ONE,
                                may(Action.READ),
                                describe("getUserGroup", "A group").answers(200, "the group", UserGroup.class)),
                        call -> Json.response(200, UserGroup.of(require(call)))),
                new Endpoint(
                        new Route(
                                Method.PUT,
                                ONE,
                                may(Action.UPDATE),
                                describe("updateUserGroup", "Give a group another name")
                                        .takes(UserGroup.class)
                                        .answers(200, "done")
                                        .answers(409, "the name is taken")),
                        this::rename),
                new Endpoint(
                        new Route(
                                Method.DELETE,
                                ONE,
                                may(Action.DELETE),
                                describe("deleteUserGroup", "Delete a group with its roles in projects")
                                        .answers(200, "it is gone")),
                        this::delete),
                new Endpoint(
                        new Route(
                                Method.GET,
                                MEMBERS,
                                may(Action.READ),
                                describe("listUserGroupMembers", "The users in a group, in order of their ids")
                                        .query("after", ValueType.INTEGER, "the id of the last one seen")
                                        .answersMany(200, "at most a thousand", GroupMember.class)),
                        this::members),
                new Endpoint(
                        new Route(
                                Method.PUT,
                                MEMBERS + "/{user_id}",
                                may(Action.UPDATE),
                                describe("addUserGroupMember", "Put a user into a group of type 4")
                                        .answers(200, "done")),
                        this::add),
                new Endpoint(
                        new Route(
                                Method.DELETE,
                                MEMBERS + "/{user_id}",
                                may(Action.UPDATE),
                                describe("removeUserGroupMember", "Take a user out of a group")
                                        .answers(200, "done")),
                        this::remove));
    }

    private static AccessRule may(Action action) {
        return new AccessRule.Requires(new Permission(Resource.USER_GROUP, action), ScopeSource.INSTALLATION);
    }

    private Response list(Call call) {
        ListRequest request = ListRequest.of(call, Groups.FIELDS);
        Filter filter = request.query().filter();
        Optional<String> part = call.query("group_name");
        if (part.isPresent()) {
            filter = filter.and(new Condition.Contains(Groups.FIELDS.require("group_name"), part.get()));
        }
        Optional<String> dn = call.query("ldap_group_dn");
        if (dn.isPresent()) {
            filter = filter.and(new Condition.Equal(Groups.FIELDS.require("ldap_group_dn"), new Value.Text(dn.get())));
        }
        ListRequest narrowed = request.with(filter);
        List<UserGroup> page =
                groups.list(narrowed.query()).stream().map(UserGroup::of).toList();
        return narrowed.answer(call, groups.count(narrowed.query()), page);
    }

    private Response search(Call call) {
        String part = call.query("groupname")
                .orElseThrow(
                        () -> new DomainException(ApiErrorCode.UNPROCESSABLE_ENTITY, "groupname in query is required"));
        ListRequest request = ListRequest.of(call, SEARCHED)
                .with(Filter.ALL.and(new Condition.Contains(Groups.FIELDS.require("group_name"), part)));
        List<UserGroupSearchItem> page = groups.list(request.query()).stream()
                .map(UserGroupSearchItem::of)
                .toList();
        return request.answer(call, groups.count(request.query()), page);
    }

    private Response create(Call call) throws IOException {
        UserGroup wish = Json.read(call.request(), UserGroup.class);
        Group.Kind kind = Optional.ofNullable(wish.groupType())
                .flatMap(Group.Kind::of)
                .orElseThrow(() -> new DomainException(
                        ApiErrorCode.BAD_REQUEST, "group_type: it is 1 (LDAP), 2 (HTTP), 3 (OIDC) or 4 (set here)"));
        Group group = groups.create(call.actor(), name(wish), kind);
        return Response.of(201, Headers.of("Location", ALL + "/" + group.id()));
    }

    private Response rename(Call call) throws IOException {
        UserGroup wish = Json.read(call.request(), UserGroup.class);
        groups.rename(call.actor(), call.number("group_id"), name(wish));
        return Response.of(200);
    }

    private Response delete(Call call) {
        groups.delete(call.actor(), call.number("group_id"));
        return Response.of(200);
    }

    private Response members(Call call) {
        Group group = require(call);
        long after = call.query("after").map(UserGroupEndpoints::id).orElse(0L);
        return Json.response(
                200,
                groups.members(group.id(), after, MEMBERS_AT_ONCE).stream()
                        .map(GroupMember::of)
                        .toList());
    }

    private Response add(Call call) {
        requireAdministrator(call);
        groups.add(call.actor(), call.number("group_id"), call.number("user_id"));
        return Response.of(200);
    }

    /// A member of a group has its roles, in every project.
    private static void requireAdministrator(Call call) {
        if (!call.principal().administrator()) {
            throw new DomainException(
                    ApiErrorCode.DENIED,
                    "only a system administrator, with the password and no token, may add to a group");
        }
    }

    private Response remove(Call call) {
        groups.remove(call.actor(), call.number("group_id"), call.number("user_id"));
        return Response.of(200);
    }

    private Group require(Call call) {
        return groups.find(call.number("group_id"))
                .orElseThrow(() -> new DomainException(ApiErrorCode.NOT_FOUND, "there is no such group"));
    }

    private static String name(UserGroup wish) {
        return Optional.ofNullable(wish.groupName())
                .orElseThrow(() -> new DomainException(ApiErrorCode.BAD_REQUEST, "group_name: it is missing"));
    }

    private static long id(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new DomainException(ApiErrorCode.UNPROCESSABLE_ENTITY, "after must be a whole number", e);
        }
    }

    private static Documentation describe(String operation, String summary) {
        return Documentation.of(operation, "usergroup", summary);
    }
}
