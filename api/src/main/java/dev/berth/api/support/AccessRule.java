package dev.berth.api.support;

import dev.berth.access.permission.Permission;
import java.util.function.BooleanSupplier;

/// Who may call a route. There is no route without one.
public sealed interface AccessRule {

    /// Everybody; credentials are not even looked at. Listed in a golden file, so that a new one is seen in review.
    ///
    /// @param reason why nobody is asked who they are
    record Public(String reason) implements AccessRule {}

    /// Everybody, but the answer depends on who asks; wrong credentials are refused. Listed with the public ones.
    ///
    /// @param reason what the anonymous see
    record Anybody(String reason) implements AccessRule {}

    /// Whoever has shown who they are.
    record Authenticated() implements AccessRule {}

    /// Whoever holds the permission in the scope that the call is about.
    record Requires(Permission permission, ScopeSource scope) implements AccessRule {}

    /// Whoever has shown who they are and holds the permission where the body of the request says. The handler asks
    /// for it, when it has read the body and before it does anything else.
    ///
    /// @param where which part of the body says it
    record Within(Permission permission, String where) implements AccessRule {}

    /// The user whose id the path names, and whoever holds the permission on the installation.
    ///
    /// @param variable the part of the path that is the user's id
    record Oneself(String variable, Permission permission) implements AccessRule {}

    /// Whoever holds the permission on the installation; while a setting says so, the anonymous as well, and what
    /// they may not do in spite of it the handler refuses. Listed with the public ones.
    ///
    /// @param now whether the anonymous may
    /// @param reason what they may
    record OpenWhile(Permission permission, BooleanSupplier now, String reason) implements AccessRule {}

    /// Programs on this machine, which may be trusted without a password; others need the permission. A request that
    /// a proxy passed on does not count as local.
    ///
    /// @param reason why local programs are trusted
    record Local(Permission permission, ScopeSource scope, String reason) implements AccessRule {}

    /// What a client has to show, in a phrase for the API's description.
    default String phrase() {
        return switch (this) {
            case Public(String reason) -> "public: " + reason;
            case Anybody(String reason) -> "anybody: " + reason;
            case Authenticated _ -> "any authenticated principal";
            case Requires(Permission permission, ScopeSource _) -> "permission " + permission;
            case Within(Permission permission, String where) -> "permission " + permission + "; " + where;
            case Oneself(String _, Permission permission) -> "oneself; others: permission " + permission;
            case OpenWhile(Permission permission, BooleanSupplier _, String reason) ->
                "anybody: " + reason + "; else: permission " + permission;
            case Local(Permission permission, ScopeSource _, String reason) ->
                "local: " + reason + "; others: permission " + permission;
        };
    }

    /// Whether somebody without credentials may get an answer.
    default boolean open() {
        return switch (this) {
            case Public _, Anybody _, OpenWhile _, Local _ -> true;
            case Authenticated _, Oneself _, Requires _, Within _ -> false;
        };
    }
}
