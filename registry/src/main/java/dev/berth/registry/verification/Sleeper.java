package dev.berth.registry.verification;

import java.time.Duration;

/// Lets time pass; `Thread::sleep` but in tests.
@FunctionalInterface
public interface Sleeper {
    void sleep(Duration duration) throws InterruptedException;
}
