package dev.berth.conformance.bench;

import dev.berth.conformance.support.BerthProcess;
import dev.berth.conformance.support.Proc;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Where one section runs: a folder for all data, the peers, and the Berth processes, ended with it.
final class Ground implements AutoCloseable {

    private final Path folder;
    private final Peers peers;
    private final List<BerthProcess> berths = new ArrayList<>();

    Ground(Path folder) {
        this.folder = folder;
        this.peers = new Peers(folder);
    }

    Path folder() {
        return folder;
    }

    Peers peers() {
        return peers;
    }

    BerthProcess.Builder berth() {
        return BerthProcess.named("bench-berth").byScript().data(folder.resolve("berth"));
    }

    BerthProcess start(BerthProcess.Builder builder) {
        BerthProcess berth = builder.start();
        berths.add(berth);
        return berth;
    }

    static Contender contender(BerthProcess berth) {
        return new Contender("berth", berth.address(), new Proc(berth.pid()));
    }

    static Contender overTls(BerthProcess berth) {
        return new Contender("berth", URI.create("https://127.0.0.1:" + berth.port()), new Proc(berth.pid()));
    }

    @Override
    public void close() throws IOException {
        berths.forEach(BerthProcess::close);
        peers.close();
    }
}
