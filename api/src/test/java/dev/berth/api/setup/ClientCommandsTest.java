package dev.berth.api.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ClientCommandsTest {

    @Test
    void clientsNeedNoSwitchForTls() {
        Map<String, String> values = new ClientCommands("registry.example", true, "ann").values();

        assertThat(values)
                .containsEntry("podmanplain", "")
                .containsEntry("craneplain", "")
                .containsEntry("orasplain", "")
                .containsEntry("dockernote", "");
    }

    @Test
    void plainHttpBeyondThisMachineTakesSwitchesAndAWordOnDocker() {
        Map<String, String> values = new ClientCommands("10.0.0.7:8080", false, "ann").values();

        assertThat(values)
                .containsEntry("podmanplain", " --tls-verify=false")
                .containsEntry("craneplain", " --insecure")
                .containsEntry("orasplain", " --plain-http");
        assertThat(values.get("dockernote")).contains("Turn on TLS", "10.0.0.7:8080");
    }

    @Test
    void dockerAndCraneTakePlainHttpOnThisMachineAsItIs() {
        for (String registry : new String[] {"localhost", "127.0.0.1:8080", "[::1]:8080"}) {
            Map<String, String> values = new ClientCommands(registry, false, "").values();

            assertThat(values).as(registry).containsEntry("craneplain", "").containsEntry("dockernote", "");
        }
    }
}
