package dev.berth.platform.egress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.platform.config.Cidr;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EgressPolicyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.9.9.9",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::7f00:1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void innerAddressesAreNotReached(String address) {
        assertThat(EgressPolicy.PUBLIC.admits(InetAddress.ofLiteral(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1.1.1.1", "8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700:4700::1111", "::ffff:1.1.1.1"})
    void thePublicInternetIs(String address) {
        assertThat(EgressPolicy.PUBLIC.admits(InetAddress.ofLiteral(address))).isTrue();
    }

    @Test
    void whatIsAllowedIsReachedUnlessItIsDenied() {
        EgressPolicy policy = new EgressPolicy(
                List.of(Cidr.parse("10.0.0.0/8")), List.of(Cidr.parse("10.0.0.1"), Cidr.parse("1.1.1.0/24")));

        assertThat(policy.admits(InetAddress.ofLiteral("10.0.0.2"))).isTrue();
        assertThat(policy.admits(InetAddress.ofLiteral("::ffff:10.0.0.2"))).isTrue();
        assertThat(policy.admits(InetAddress.ofLiteral("10.0.0.1"))).isFalse();
        assertThat(policy.admits(InetAddress.ofLiteral("1.1.1.1"))).isFalse();
        assertThat(policy.admits(InetAddress.ofLiteral("192.168.0.1"))).isFalse();
    }
}
