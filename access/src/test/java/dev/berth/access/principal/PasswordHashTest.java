package dev.berth.access.principal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.platform.kernel.Secret;
import dev.berth.platform.kernel.TestRandom;
import org.junit.jupiter.api.Test;

class PasswordHashTest {

    private static final Secret PASSWORD = new Secret("Harbour-Light-7");

    private final PasswordHash hash = new PasswordHash(HashCost.RECOMMENDED, 1, TestRandom.seeded("hash"));

    @Test
    void aHashStatesItsCostAndIsSaltedEachTime() {
        String one = hash.of(PASSWORD);

        assertThat(one).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").isNotEqualTo(hash.of(PASSWORD));
        assertThat(hash.matches(PASSWORD, one)).isTrue();
        assertThat(hash.matches(new Secret("Harbour-Light-8"), one)).isFalse();
    }

    @Test
    void aHashOfAnotherCostStillMatches() {
        String cheap = new PasswordHash(new HashCost(8, 1, 1), 1, TestRandom.seeded("hash")).of(PASSWORD);

        assertThat(hash.matches(PASSWORD, cheap)).isTrue();
    }

    /// Made with the reference implementation's command line: `echo -n password | argon2 somesalt -id -t 2 -m 16 -p
    /// 1`.
    @Test
    void hashesOfTheReferenceImplementationMatch() {
        String reference = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

        assertThat(hash.matches(new Secret("password"), reference)).isTrue();
        assertThat(hash.matches(new Secret("passwore"), reference)).isFalse();
    }
}
