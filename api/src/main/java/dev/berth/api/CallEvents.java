package dev.berth.api;

import dev.berth.api.support.CallLog;
import dev.berth.control.audit.AuditTrail;
import dev.berth.platform.events.Event;
import dev.berth.platform.events.EventBuffer;
import dev.berth.platform.http.Method;
import dev.berth.platform.kernel.Actor;
import java.util.Map;
import java.util.Set;

/// Makes events of calls, for the audit log: of those that were refused, and of those whose service tells of them in
/// no event of its own, so that no change is left out, whoever adds a route.
final class CallEvents implements CallLog {

    /// Calls of which the services themselves write an event, in the transaction of the change.
    static final Set<String> TOLD = Set.of(
            "createProject",
            "deleteProject",
            "createProjectMember",
            "updateProjectMember",
            "deleteProjectMember",
            "createUser",
            "updateConfigurations",
            "CreateWebhookPolicyOfProject",
            "UpdateWebhookPolicyOfProject",
            "DeleteWebhookPolicyOfProject",
            "putManifest",
            "deleteManifest",
            "updateProject",
            "addProjectMetadatas",
            "updateProjectMetadata",
            "deleteProjectMetadata",
            "updateUserProfile",
            "updateUserPassword",
            "deleteUser",
            "setUserSysAdmin",
            "createUserGroup",
            "updateUserGroup",
            "deleteUserGroup",
            "addUserGroupMember",
            "removeUserGroupMember",
            "updateQuota",
            "putSystemCVEAllowlist",
            "deleteArtifact",
            "deleteTag",
            "CreateLabel",
            "UpdateLabel",
            "DeleteLabel",
            "addLabel",
            "CreateImmuRule",
            "UpdateImmuRule",
            "DeleteImmuRule");

    /// Calls that change nothing but an upload that is under way, or nothing at all.
    static final Set<String> NOTHING = Set.of(
            "beginUpload", "appendToUpload", "completeUpload", "cancelUpload", "getToken", "postToken", "openSetup");

    private final EventBuffer events;

    CallEvents(EventBuffer events) {
        this.events = events;
    }

    @Override
    public void ended(Ended call) {
        String operation = call.route().documentation().operation();
        if (operation.equals("login") || operation.equals("logOut")) {
            events.add(session(call));
            return;
        }
        boolean refused = call.refusal().isPresent();
        boolean somebody = call.actor().kind() != Actor.Kind.ANONYMOUS;
        // What the anonymous are refused is noise, and it must not fill the log.
        if (somebody && (refused || !(TOLD.contains(operation) || NOTHING.contains(operation)))) {
            Event event = new Event(
                    AuditTrail.CALL,
                    call.actor(),
                    call.path(),
                    call.project(),
                    Map.of(
                            "operation",
                            verb(call),
                            "resourceType",
                            call.route().documentation().tag(),
                            "refused",
                            call.refusal().orElse(""),
                            Event.DESCRIPTION,
                            call.route().documentation().summary()));
            events.add(event);
        }
    }

    /// Harbor's names for what people do with sessions.
    private static Event session(Ended call) {
        boolean in = call.route().documentation().operation().equals("login");
        return new Event(
                AuditTrail.CALL,
                call.actor(),
                call.actor().name(),
                call.project(),
                Map.of(
                        "operation",
                        in ? "login" : "logout",
                        "resourceType",
                        "user",
                        Event.DESCRIPTION,
                        in ? "signed in" : "signed out"));
    }

    private static String verb(Ended call) {
        Set<Method> methods = call.route().methods();
        if (methods.contains(Method.DELETE)) {
            return "delete";
        }
        return methods.contains(Method.POST) ? "create" : "update";
    }
}
