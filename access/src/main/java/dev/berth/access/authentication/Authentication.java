package dev.berth.access.authentication;

import dev.berth.access.authentication.AuthenticationResult.Authenticated;
import dev.berth.access.authentication.AuthenticationResult.Rejected;
import dev.berth.access.authentication.AuthenticationResult.Throttled;
import dev.berth.access.authentication.Guessing.Attempt;
import dev.berth.access.principal.Credential;
import dev.berth.access.principal.Users;
import dev.berth.platform.db.Database;
import dev.berth.platform.kernel.Secret;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/// Checks who somebody is. Safe for use by many threads.
public final class Authentication {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Users users;
    private final Guessing guessing;
    private final ProvenPasswords proven;
    private final Semaphore checks;
    private final LongAdder rejected = new LongAdder();
    private final LongAdder throttled = new LongAdder();

    /// @param atOnce how many passwords may be checked at the same time; so many more guesses than allowed may slip
    /// through before the first of them is counted
    public Authentication(
            Database database, Users users, GuessingLimit limit, int atOnce, SecureRandom random, InstantSource clock) {
        this.users = users;
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
            case Rejected _ -> rejected.increment();
            case Throttled _ -> throttled.increment();
        }
        return result;
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
        Optional<Credential> credential = users.credential(username);
        if (isProven(credential, password)) {
            return authenticated(credential);
        }
        Attempt attempt = Attempt.of(username, remoteAddress);
        Duration wait = guessing.wait(attempt);
        if (wait.isPositive()) {
            return new Throttled(wait);
        }
        if (!acquire()) {
            return new Throttled(Duration.ofSeconds(1));
        }
        try {
            return check(credential, password, attempt);
        } finally {
            checks.release();
        }
    }

    private AuthenticationResult check(Optional<Credential> credential, Secret password, Attempt attempt) {
        // Asked again: whoever was checked meanwhile may have been right with the same password, or wrong once too
        // often.
        if (isProven(credential, password)) {
            return authenticated(credential);
        }
        Duration wait = guessing.wait(attempt);
        if (wait.isPositive()) {
            return new Throttled(wait);
        }
        if (!users.proves(password, credential)) {
            guessing.failed(attempt);
            return new Rejected();
        }
        guessing.succeeded(attempt);
        credential.ifPresent(known -> proven.add(known, password));
        return authenticated(credential);
    }

    private boolean isProven(Optional<Credential> credential, Secret password) {
        return credential.filter(known -> proven.contains(known, password)).isPresent();
    }

    private static AuthenticationResult authenticated(Optional<Credential> credential) {
        return new Authenticated(credential.orElseThrow().user().principal());
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
