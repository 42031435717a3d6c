package dev.berth.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingTypesTest {

    private enum Storage {
        FILE_SYSTEM,
        S3
    }

    @ParameterizedTest
    @CsvSource({"0s,PT0S", "250ms,PT0.25S", "30s,PT30S", "5m,PT5M", "24h,PT24H", "7d,PT168H", "30 s,PT30S"})
    void durationsHaveAUnit(String text, Duration duration) {
        assertThat(SettingTypes.DURATION.parser().parse(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30", "s", "-1s", "1.5h", "1w", "1H", "9999999999999d", "1s1m"})
    void otherDurationsAreRefused(String text) {
        refuses(SettingTypes.DURATION, text);
    }

    @ParameterizedTest
    @CsvSource({"0,0", "512,512", "1KiB,1024", "64MiB,67108864", "4 GiB,4294967296", "2TiB,2199023255552", "7B,7"})
    void sizesAreBytesOrHaveABinaryUnit(String text, long bytes) {
        assertThat(SettingTypes.BYTE_SIZE.parser().parse(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MiB", "-1", "1MB", "1.5GiB", "99999999999TiB"})
    void otherSizesAreRefused(String text) {
        refuses(SettingTypes.BYTE_SIZE, text);
    }

    @ParameterizedTest
    @CsvSource({"localhost:5000,localhost,5000", "0.0.0.0:0,0.0.0.0,0", "[::1]:443,::1,443"})
    void addressesHaveAHostAndAPort(String text, String host, int port) {
        HostPort parsed = SettingTypes.HOST_PORT.parser().parse(text);

        assertThat(parsed).isEqualTo(new HostPort(host, port));
        assertThat(parsed).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", ":5000", "::1:5000", "[]:1", "[localhost]:1", "a:65536", "a:-1", "a:x"})
    void otherAddressesAreRefused(String text) {
        refuses(SettingTypes.HOST_PORT, text);
    }

    @Test
    void wholeNumbersHaveBounds() {
        SettingType<Integer> workers = SettingTypes.integer(1, 64);

        assertThat(workers.parser().parse("64")).isEqualTo(64);
        assertThat(workers.allowed()).isEqualTo("a whole number from 1 to 64");
        refuses(workers, "0");
        refuses(workers, "65");
        refuses(workers, "many");
    }

    @Test
    void aChoiceIsWrittenInLowerCaseWithDashes() {
        SettingType<Storage> storage = SettingTypes.oneOf(Storage.class);

        assertThat(storage.parser().parse("file-system")).isEqualTo(Storage.FILE_SYSTEM);
        assertThat(storage.allowed()).isEqualTo("one of file-system, s3");
        refuses(storage, "tape");
    }

    @Test
    void truthIsTrueOrFalse() {
        assertThat(SettingTypes.BOOLEAN.parser().parse("true")).isTrue();
        assertThat(SettingTypes.BOOLEAN.parser().parse("False")).isFalse();
        refuses(SettingTypes.BOOLEAN, "yes");
    }

    @Test
    void networksHoldTheAddressesThatShareTheirPrefix() throws Exception {
        List<Cidr> networks = SettingTypes.CIDRS.parser().parse("10.0.0.0/8, 192.168.4.0/22,fd00::/8,127.0.0.1");

        assertThat(networks).hasSize(4);
        assertThat(holds(networks, "10.255.1.2")).isTrue();
        assertThat(holds(networks, "11.0.0.1")).isFalse();
        assertThat(holds(networks, "192.168.7.255")).isTrue();
        assertThat(holds(networks, "192.168.8.0")).isFalse();
        assertThat(holds(networks, "fdff::1")).isTrue();
        assertThat(holds(networks, "::1")).isFalse();
        assertThat(holds(networks, "127.0.0.1")).isTrue();
        assertThat(SettingTypes.CIDRS.parser().parse("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "localhost/8", "10.0.0/8", "::/129", "10.0.0.0/", "10.0.0.0/-1"})
    void otherNetworksAreRefused(String text) {
        refuses(SettingTypes.CIDRS, text);
    }

    private static boolean holds(List<Cidr> networks, String address) {
        return networks.stream().anyMatch(network -> network.contains(InetAddress.ofLiteral(address)));
    }

    private static void refuses(SettingType<?> type, String text) {
        assertThatThrownBy(() -> type.parser().parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
