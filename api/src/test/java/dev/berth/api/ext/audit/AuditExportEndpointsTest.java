package dev.berth.api.ext.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.access.principal.Principal;
import dev.berth.api.TestApi;
import dev.berth.api.TestRequest;
import dev.berth.api.harbor.RepositoryPath;
import dev.berth.api.support.Call;
import dev.berth.api.support.Endpoint;
import dev.berth.api.support.Places;
import dev.berth.control.audit.AuditExport;
import dev.berth.platform.http.ResponseBody;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.DomainException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Exports that nobody reads to their end.
class AuditExportEndpointsTest {

    @RegisterExtension
    final TestApi api = TestApi.start();

    private final Endpoint endpoint = new AuditExportEndpoints(
                    new AuditExport(api.database),
                    new RepositoryPath(api.projects),
                    robot -> new Places.Makers(Optional.of(1L), new Actor(Actor.Kind.USER, 7, "dora")))
            .endpoints()
            .getFirst();

    @Test
    void whoeverAsksMuchLeavesPlacesForOthers() throws IOException {
        ResponseBody.Live first = begun(Actor.Kind.USER, 7);
        begun(Actor.Kind.USER, 7);
        begun(Actor.Kind.ROBOT, 1);
        begun(Actor.Kind.ROBOT, 2);

        assertThatThrownBy(() -> begun(Actor.Kind.USER, 7)).isInstanceOf(DomainException.class);
        assertThatThrownBy(() -> begun(Actor.Kind.ROBOT, 3)).hasMessageContaining("of yours");
        assertThat(begun(Actor.Kind.USER, 8)).isNotNull();

        first.source().close();
        first.source().close();
        begun(Actor.Kind.USER, 7);
        assertThatThrownBy(() -> begun(Actor.Kind.USER, 7)).isInstanceOf(DomainException.class);
    }

    private ResponseBody.Live begun(Actor.Kind kind, long id) throws IOException {
        Principal principal = new Principal(kind, id, "dora", false);
        Call call = new Call(new TestRequest("/api/ext/v1/audit-log"), principal, Map.of());
        return (ResponseBody.Live) endpoint.answerer().answer(call).body();
    }
}
