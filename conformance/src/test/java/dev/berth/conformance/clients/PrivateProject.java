package dev.berth.conformance.clients;

import dev.berth.conformance.support.BerthProcess;
import dev.berth.conformance.support.Registry;
import dev.berth.conformance.support.RegistryClient;
import java.io.IOException;
import java.nio.file.Path;

/// What each client test works in: a private project, a user who may push and delete there, a folder, an image.
public record PrivateProject(Registry berth, String project, String user, Path folder, OciLayout layout) {

    private static final int MAINTAINER = 4;

    public static PrivateProject create(Registry berth, String client) throws IOException {
        String project = berth.newProject();
        String user = client + "-" + project;
        berth.newUser(user);
        berth.grant(project, user, MAINTAINER);
        Path folder = BerthProcess.workFolder("client-" + client + "-" + project);
        return new PrivateProject(berth, project, user, folder, OciLayout.create(folder.resolve("layout"), project));
    }

    public String host() {
        return "127.0.0.1:" + berth.port();
    }

    public String password() {
        return BerthProcess.ADMIN_PASSWORD;
    }

    /// A reference such as `127.0.0.1:5000/p1/app:tag`.
    public String reference(String nameAndTag) {
        return host() + "/" + project + "/" + nameAndTag;
    }

    public RegistryClient registry() {
        return berth.admin();
    }

    /// The digest behind a tag, as the registry itself says.
    public String digest(String repository, String tag) {
        return registry()
                .repository(project + "/" + repository)
                .headManifest(tag)
                .expect(200)
                .header("Docker-Content-Digest");
    }

    public boolean exists(String repository, String tag) {
        return registry()
                        .repository(project + "/" + repository)
                        .headManifest(tag)
                        .expect(200, 404)
                        .status()
                == 200;
    }
}
