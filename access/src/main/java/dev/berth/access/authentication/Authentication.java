package dev.berth.access.authentication;

import dev.berth.access.authentication.AuthenticationResult.Authenticated;
import dev.berth.access.authentication.AuthenticationResult.Rejected;
import dev.berth.access.authentication.AuthenticationResult.Throttled;
import dev.berth.access.authentication.Guessing.Attempt;
import dev.berth.access.principal.Principal;
import dev.berth.access.principal.Users;
import dev.berth.platform.db.Database;
import dev.berth.platform.kernel.Secret;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;

/// Checks who somebody is. Safe for use by many threads.
public final class Authentication {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Users users;
    private final List<LoginSource> sources;
    private final Guessing guessing;
    private final ProvenPasswords proven;
    private final Semaphore checks;
    private final LongAdder rejected = new LongAdder();
    private final LongAdder throttled = new LongAdder();
    private volatile BiConsumer<String, String> rejections = (_, _) -> {};

    /// @param atOnce how many passwords may be checked at the same time; so many more guesses than allowed may slip
    /// through before the first of them is counted
    /// @param sources asked in this order before the passwords of users
    public Authentication(
            Database database,
            Users users,
            List<LoginSource> sources,
            GuessingLimit limit,
            int atOnce,
            SecureRandom random,
            InstantSource clock) {
        this.users = users;
        this.sources = List.copyOf(sources);
        this.guessing = new Guessing(database, limit, clock);
        this.proven = new ProvenPasswords(random, clock);
        this.checks = new Semaphore(atOnce, true);
    }

    /// Checks a user name and password. Unknown names cost the same time as wrong passwords. A recent success is
    /// remembered for a moment so that basic authentication on every request does not hash each time.
    ///
    /// @param remoteAddress of the client, as far as it is known; an IPv6 address stands for its /64
    public AuthenticationResult password(String username, Secret password, String remoteAddress) {
        AuthenticationResult result = judge(username, password, remoteAddress);
        switch (result) {
            case Authenticated _ -> {}
            case Rejected _ -> {
                rejected.increment();
                rejections.accept(username, remoteAddress);
            }
            case Throttled _ -> throttled.increment();
        }
        return result;
    }

    /// From now on `listener` hears the name and the address of each login that is refused; it must be quick.
    public void whenRejected(BiConsumer<String, String> listener) {
        rejections = listener;
    }

    /// Counts that somebody at this address makes an account for themselves, as if it were a wrong password. How long
    /// they have to wait before they may; zero when it is counted and they may.
    public Duration enrol(String remoteAddress) {
        Subject subject = Subject.enrolment(remoteAddress);
        // So that no more than these slip through while the first is counted.
        if (!acquire()) {
            return Duration.ofSeconds(1);
        }
        try {
            Duration wait = guessing.wait(subject);
            if (wait.isPositive()) {
                throttled.increment();
            } else {
                guessing.failed(subject);
            }
            return wait;
        } finally {
            checks.release();
        }
    }

    /// How many logins this process has refused since it started; for metrics.
    public long rejected() {
        return rejected.sum();
    }

    /// How many logins this process has made wait since it started; for metrics.
    public long throttled() {
        return throttled.sum();
    }

    private AuthenticationResult judge(String username, Secret password, String remoteAddress) {
        Attempt attempt = Attempt.of(username, remoteAddress);
        for (LoginSource source : sources) {
            Optional<Login> login = source.find(username, password);
            if (login.isPresent()) {
                AuthenticationResult result = judge(login.get(), password, attempt);
                if (result instanceof Authenticated(Principal principal)) {
                    source.used(principal);
                }
                return result;
            }
        }
        Optional<Login.Chosen> user = users.credential(username)
                .map(known -> new Login.Chosen(known.user().principal(), List.of(known.passwordHash())));
        return judgeSlowly(user, password, attempt);
    }

    private AuthenticationResult judge(Login login, Secret secret, Attempt attempt) {
        return switch (login) {
            case Login.Proven(Principal principal) -> new Authenticated(principal);
            case Login.Closed _ -> new Rejected();
            case Login.Chosen chosen -> judgeSlowly(Optional.of(chosen), secret, attempt);
            case Login.Wrong _ -> {
                Duration wait = guessing.wait(attempt);
                if (wait.isPositive()) {
                    yield new Throttled(wait);
                }
                guessing.failed(attempt);
                yield new Rejected();
            }
        };
    }

    /// Of a name that is not known there is nothing to compare with, which must take as long.
    private AuthenticationResult judgeSlowly(Optional<Login.Chosen> login, Secret password, Attempt attempt) {
        if (isProven(login, password)) {
            return authenticated(login);
        }
        Duration wait = guessing.wait(attempt);
        if (wait.isPositive()) {
            return new Throttled(wait);
        }
        if (!acquire()) {
            return new Throttled(Duration.ofSeconds(1));
        }
        try {
            return check(login, password, attempt);
        } finally {
            checks.release();
        }
    }

    private AuthenticationResult check(Optional<Login.Chosen> login, Secret password, Attempt attempt) {
        // Asked again: whoever was checked meanwhile may have been right with the same password, or wrong once too
        // often.
        if (isProven(login, password)) {
            return authenticated(login);
        }
        Duration wait = guessing.wait(attempt);
        if (wait.isPositive()) {
            return new Throttled(wait);
        }
        Optional<String> fitting = fitting(login, password);
        if (fitting.isEmpty()) {
            guessing.failed(attempt);
            return new Rejected();
        }
        guessing.succeeded(attempt);
        proven.add(fitting.get(), password);
        return authenticated(login);
    }

    private Optional<String> fitting(Optional<Login.Chosen> login, Secret password) {
        if (login.isEmpty()) {
            users.provesNobody(password);
            return Optional.empty();
        }
        return login.get().hashes().stream()
                .filter(hash -> users.proves(password, hash))
                .findFirst();
    }

    private boolean isProven(Optional<Login.Chosen> login, Secret password) {
        return login.isPresent() && login.get().hashes().stream().anyMatch(hash -> proven.contains(hash, password));
    }

    private static AuthenticationResult authenticated(Optional<Login.Chosen> login) {
        return new Authenticated(login.orElseThrow().principal());
    }

    private boolean acquire() {
        try {
            return checks.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
