package dev.berth.api.oci;

import dev.berth.api.support.CallLog;
import dev.berth.api.support.Route;
import dev.berth.control.project.Project;
import dev.berth.control.project.Projects;
import dev.berth.platform.http.Method;
import dev.berth.platform.http.Response;
import dev.berth.platform.kernel.DomainException;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/// Tells of pushes and deletions that were refused. Of those that were not, the registry itself writes events.
final class Refusals {

    private final CallLog log;
    private final Projects projects;

    Refusals(CallLog log, Projects projects) {
        this.log = log;
        this.projects = projects;
    }

    /// Answers a call.
    @FunctionalInterface
    interface Answerer {
        Response answer(OciCall<OciPath> call) throws IOException;
    }

    Response heard(Route route, OciCall<OciPath> call, Answerer answerer) throws IOException {
        try {
            return answerer.answer(call);
        } catch (DomainException e) {
            if (changes(call.request().method()) && call.path() instanceof OciPath.InRepository in) {
                log.ended(new CallLog.Ended(
                        route,
                        call.actor(),
                        call.request().path(),
                        projects.find(in.name().project())
                                .map(Project::id)
                                .map(OptionalLong::of)
                                .orElseGet(OptionalLong::empty),
                        Optional.of(String.valueOf(e.getMessage()))));
            }
            throw e;
        }
    }

    private static boolean changes(Method method) {
        return method != Method.GET && method != Method.HEAD;
    }
}
