package dev.berth.conformance.scale;

import dev.berth.access.permission.Action;
import dev.berth.access.permission.Group;
import dev.berth.access.permission.Permission;
import dev.berth.access.permission.RepositoryPatterns;
import dev.berth.access.permission.Resource;
import dev.berth.access.permission.RobotGrant;
import dev.berth.access.permission.Role;
import dev.berth.access.principal.NewUser;
import dev.berth.access.principal.User;
import dev.berth.access.robot.NewRobot;
import dev.berth.access.robot.RobotHome;
import dev.berth.control.immutability.RuleTerms;
import dev.berth.control.immutability.Selector;
import dev.berth.control.label.Label;
import dev.berth.control.label.LabelText;
import dev.berth.control.project.Project;
import dev.berth.control.webhook.EventType;
import dev.berth.control.webhook.PolicyTerms;
import dev.berth.control.webhook.WebhookTarget;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Users, groups, projects, and what is set for each project.
final class PeopleLoad {

    /// Of every user.
    static final String PASSWORD = "Harbour-Light-7";

    private static final Actor LOADER = Actor.system("loader");
    private static final int MEMBERS = 10;
    private static final int LABELS = 3;
    private static final int ROBOTS = 3;

    private final Stores stores;
    private final Amount amount;
    private final List<User> users = new ArrayList<>();
    private final List<LoadedProject> projects = new ArrayList<>();

    PeopleLoad(Stores stores, Amount amount) {
        this.stores = stores;
        this.amount = amount;
    }

    /// A project, and the labels that its artifacts may carry.
    record LoadedProject(Project project, List<Label> labels) {}

    List<User> users() {
        return users;
    }

    List<LoadedProject> projects() {
        return projects;
    }

    void run() {
        stores.database().together(() -> {
            for (int i = 0; i < amount.users(); i++) {
                users.add(user(i));
            }
            for (int i = 0; i < 100; i++) {
                stores.groups().create(LOADER, "group-%03d".formatted(i), Group.Kind.INTERNAL);
                stores.labels().create(LOADER, Optional.empty(), label("global-%02d".formatted(i)));
            }
        });
        for (int from = 0; from < amount.projects(); from += 100) {
            int first = from;
            stores.database()
                    .together(() -> IntStream.range(first, Math.min(first + 100, amount.projects()))
                            .forEach(this::project));
            stores.events().drain();
        }
    }

    private User user(int number) {
        String name = "user-%04d".formatted(number);
        return stores.users()
                .create(LOADER, new NewUser(name, name + "@example.org", name, "", new Secret(PASSWORD), false));
    }

    private void project(int number) {
        User owner = users.get(number % users.size());
        // Every fourth is open.
        Project project =
                stores.projects().create(owner.principal(), "project-%04d".formatted(number), number % 4 == 0);
        for (int i = 1; i < MEMBERS && i < users.size(); i++) {
            User member = users.get((number * 7 + i * 31) % users.size());
            if (member.id() != owner.id()) {
                stores.grants().grant(LOADER, project.id(), member.id(), i % 2 == 0 ? Role.DEVELOPER : Role.GUEST);
            }
        }
        List<Label> labels = IntStream.range(0, LABELS)
                .mapToObj(i -> stores.labels().create(LOADER, Optional.of(project.id()), label("label-" + i)))
                .toList();
        IntStream.range(0, ROBOTS).forEach(i -> robot(owner, project, i));
        if (number % 3 == 0) {
            stores.immutability().create(LOADER, project.name(), immutable("release-*"));
            stores.immutability().create(LOADER, project.name(), immutable("gold-*"));
        }
        if (number % 10 == 0) {
            stores.webhooks().create(LOADER, project.id(), webhook(number == 0));
        }
        projects.add(new LoadedProject(project, labels));
    }

    private void robot(User owner, Project project, int number) {
        stores.robots()
                .create(
                        owner.principal(),
                        new NewRobot(
                                new RobotHome.InProject(project.id(), project.name()),
                                "ci-" + number,
                                "",
                                -1,
                                List.of(new RobotGrant(
                                        new Permission(Resource.REPOSITORY, Action.PULL),
                                        new RobotGrant.Reach.OneProject(project.id()),
                                        RepositoryPatterns.ALL))));
    }

    private static LabelText label(String name) {
        return new LabelText(name, "", "#0065AB");
    }

    private static RuleTerms immutable(String tags) {
        return new RuleTerms(
                List.of(new Selector(Selector.Kind.MATCHES, "**", "")),
                List.of(new Selector(Selector.Kind.MATCHES, tags, "")),
                0,
                false);
    }

    /// The address leads nowhere: deliveries wait, and are refused.
    private static PolicyTerms webhook(boolean enabled) {
        return new PolicyTerms(
                "deploy",
                "",
                List.of(new WebhookTarget(
                        WebhookTarget.Kind.HTTP,
                        "http://127.0.0.1:9/hook",
                        Optional.empty(),
                        true,
                        WebhookTarget.PayloadFormat.DEFAULT)),
                enabled
                        ? List.of(EventType.PUSH_ARTIFACT, EventType.DELETE_ARTIFACT)
                        : List.of(EventType.DELETE_ARTIFACT),
                enabled);
    }
}
