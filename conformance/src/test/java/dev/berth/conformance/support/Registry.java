package dev.berth.conformance.support;

import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/// A running registry as clients find it, at one address: one process, or nodes behind a load balancer.
public interface Registry {

    String ADMIN_PASSWORD = "Conformance-4711";

    URI address();

    RegistryClient anonymous();

    default int port() {
        return address().getPort();
    }

    default RegistryClient admin() {
        return user("admin", ADMIN_PASSWORD);
    }

    default RegistryClient user(String name, String password) {
        return anonymous().withAuthorization(RegistryClient.basic(name, password));
    }

    /// A new private project with a name of its own.
    default String newProject() {
        return Projects.create(admin(), "false");
    }

    default String newPublicProject() {
        return Projects.create(admin(), "true");
    }

    /// A repository in a new private project, seen by the administrator.
    default Repository newRepository() {
        return admin().repository(newProject() + "/app");
    }

    /// A new user without any role.
    default RegistryClient newUser(String name) {
        String json = "{\"username\":\"%s\",\"email\":\"%s@example.test\",\"realname\":\"%s\",\"password\":\"%s\"}"
                .formatted(name, name, name, ADMIN_PASSWORD);
        admin().postJson("/api/v2.0/users", json).expect(201);
        return user(name, ADMIN_PASSWORD);
    }

    /// Gives the user a role in the project: 1 project admin, 2 developer, 3 guest, 4 maintainer, 5 limited guest.
    default void grant(String project, String user, int role) {
        String json = "{\"role_id\":" + role + ",\"member_user\":{\"username\":\"" + user + "\"}}";
        admin().postJson("/api/v2.0/projects/" + project + "/members", json).expect(201);
    }

    /// Projects with names that no other has.
    final class Projects {

        private static final AtomicInteger COUNT = new AtomicInteger();

        private Projects() {}

        private static String create(RegistryClient admin, String isPublic) {
            String name = "p" + COUNT.incrementAndGet() + "-" + Long.toString(System.nanoTime(), 36);
            String json = "{\"project_name\":\"" + name + "\",\"metadata\":{\"public\":\"" + isPublic + "\"}}";
            admin.postJson("/api/v2.0/projects", json).expect(201);
            return name;
        }
    }
}
