package dev.berth.api.support;

import dev.berth.access.principal.Principal;
import dev.berth.platform.kernel.Actor;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/// How many answers of one kind, which take long, are given at once on this node: so many in all, and so many to one.
/// Safe for use by many threads.
///
/// Whoever owns a project makes as many robots as they like. Therefore robots of projects share what their maker's
/// robots have, and where no person is found who made them, what the robots of their project have; robots of the
/// installation, which only those make who look after it, count by themselves.
public final class Places {

    private static final int MOST_MAKERS = 4;

    private final Semaphore free;
    private final int ofOne;
    private final Function<Principal, Makers> makers;
    private final Map<String, Integer> taken = new ConcurrentHashMap<>();

    /// Who made a robot.
    ///
    /// @param project the id of the project that it belongs to; empty for one of the installation
    public record Makers(Optional<Long> project, Actor maker) {}

    /// What became of the wish for a place.
    public sealed interface Wish {

        /// It is there.
        ///
        /// @param leave gives it back, once, however often it is called
        record Granted(Runnable leave) implements Wish {}

        /// All are taken.
        record NoneFree() implements Wish {}

        /// Who asks has enough.
        record Enough() implements Wish {}
    }

    /// @param makers asked about robots
    public Places(int all, int ofOne, Function<Principal, Makers> makers) {
        this.free = new Semaphore(all);
        this.ofOne = ofOne;
        this.makers = makers;
    }

    /// Takes a place.
    public Wish take(Principal principal) {
        String who = behind(principal);
        if (!free.tryAcquire()) {
            return new Wish.NoneFree();
        }
        if (taken.merge(who, 1, Integer::sum) > ofOne) {
            leave(who);
            return new Wish.Enough();
        }
        AtomicBoolean left = new AtomicBoolean();
        return new Wish.Granted(() -> {
            if (left.compareAndSet(false, true)) {
                leave(who);
            }
        });
    }

    /// A robot that a robot made counts as made by whoever made that one, as far as that can be told.
    private String behind(Principal principal) {
        if (principal.kind() != Actor.Kind.ROBOT) {
            return principal.kind() + " " + principal.id();
        }
        Makers made = makers.apply(principal);
        Optional<Long> project = made.project();
        if (project.isEmpty()) {
            return principal.kind() + " " + principal.id();
        }
        for (int i = 0; made.project().isPresent() && made.maker().kind() == Actor.Kind.ROBOT && i < MOST_MAKERS; i++) {
            made = makers.apply(new Principal(
                    Actor.Kind.ROBOT, made.maker().id(), made.maker().name(), false));
        }
        return made.project().isPresent() && made.maker().kind() == Actor.Kind.USER
                ? "robots of user " + made.maker().id()
                : "robots of project " + project.get();
    }

    private void leave(String who) {
        taken.computeIfPresent(who, (_, count) -> count == 1 ? null : count - 1);
        free.release();
    }
}
