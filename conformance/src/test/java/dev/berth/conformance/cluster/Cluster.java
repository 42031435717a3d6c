package dev.berth.conformance.cluster;

import dev.berth.blobstore.s3.RealS3;
import dev.berth.conformance.support.Await;
import dev.berth.conformance.support.BerthProcess;
import dev.berth.conformance.support.Registry;
import dev.berth.conformance.support.RegistryClient;
import dev.berth.platform.db.RealPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Three nodes behind nginx, on one PostgreSQL database and one bucket of an S3 server, all real and on this machine.
/// As a [Registry] it is what clients see through nginx. Nodes can be killed and started one by one; the two servers,
/// which all clusters of a run share, can be made to stand still.
final class Cluster implements Registry, AutoCloseable {

    static final int NODES = 3;

    private final RealPostgres postgres;
    private final RealS3 s3;
    private final List<BerthProcess> nodes;
    private final Nginx nginx;
    private final RegistryClient throughNginx;
    private final String database;

    private Cluster(RealPostgres postgres, RealS3 s3, String database, List<BerthProcess> nodes, Nginx nginx) {
        this.postgres = postgres;
        this.s3 = s3;
        this.database = database;
        this.nodes = nodes;
        this.nginx = nginx;
        this.throughNginx = BerthProcess.client(address());
    }

    static Builder named(String name) {
        return new Builder(name);
    }

    @Override
    public URI address() {
        return URI.create("http://127.0.0.1:" + nginx.port());
    }

    @Override
    public RegistryClient anonymous() {
        return throughNginx;
    }

    List<BerthProcess> nodes() {
        return nodes;
    }

    BerthProcess node(int number) {
        return nodes.get(number);
    }

    /// What the nodes wrote down, which no answer of theirs shows: the rows of a query, its columns joined by spaces.
    List<String> rows(String query) throws SQLException {
        return new Sql(database).rows(query);
    }

    /// Makes the database stand still, with its connections open, until [#resumeDatabase].
    void pauseDatabase() {
        postgres.freeze();
    }

    void resumeDatabase() {
        postgres.unfreeze();
    }

    /// Makes S3 stand still, with its connections open, until [#resumeContent].
    void pauseContent() {
        signal("-STOP");
    }

    void resumeContent() {
        signal("-CONT");
    }

    private void signal(String signal) {
        try {
            int code = new ProcessBuilder(
                            "kill", signal, Long.toString(s3.process().pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new AssertionError("kill " + signal + " ended with " + code);
            }
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    /// What of the ledger is not kept, as each node by itself shows it; all are asked at once.
    List<String> broken(Ledger ledger) throws Exception {
        List<Callable<List<String>>> looks = nodes.stream()
                .<Callable<List<String>>>map(node -> () -> ledger.broken(node.admin()).stream()
                        .map(each -> node.address() + ": " + each)
                        .toList())
                .toList();
        var broken = new ArrayList<String>();
        try (var threads = Executors.newFixedThreadPool(NODES)) {
            for (Future<List<String>> look : threads.invokeAll(looks)) {
                broken.addAll(look.get());
            }
        }
        return broken;
    }

    /// Returns when every node says that it can serve.
    void awaitReady() throws Exception {
        for (BerthProcess node : nodes) {
            Await.until("ready again: " + node.address(), () -> isReady(node));
        }
    }

    private static boolean isReady(BerthProcess node) {
        return node.anonymous().get("/readyz").status() == 200;
    }

    @Override
    public void close() {
        nginx.close();
        nodes.forEach(BerthProcess::close);
    }

    /// How a cluster is to be started.
    static final class Builder {

        private final String name;
        private final Map<String, String> settings = new LinkedHashMap<>();
        private @Nullable Path script;

        private Builder(String name) {
            this.name = name;
        }

        /// A setting of every node by its name, such as `gc.interval`.
        Builder with(String setting, String value) {
            settings.put(setting, value);
            return this;
        }

        /// Starts the nodes by this script, which takes the arguments of the program.
        Builder by(Path script) {
            this.script = script;
            return this;
        }

        /// Starts all nodes at once, on an empty database and in an empty bucket.
        Cluster start() throws Exception {
            RealPostgres postgres = RealPostgres.shared();
            RealS3 s3 = RealS3.shared();
            String database = postgres.newDatabase();
            Map<String, String> place = place(database, s3);
            List<Callable<BerthProcess>> starts = IntStream.rangeClosed(1, NODES)
                    .<Callable<BerthProcess>>mapToObj(number -> () -> node(number, place))
                    .toList();
            try (var threads = Executors.newFixedThreadPool(NODES)) {
                List<Future<BerthProcess>> started = threads.invokeAll(starts);
                try {
                    var nodes = new ArrayList<BerthProcess>();
                    for (Future<BerthProcess> node : started) {
                        nodes.add(node.get());
                    }
                    return new Cluster(postgres, s3, database, List.copyOf(nodes), Nginx.before(name, nodes));
                } catch (Exception failed) {
                    closeStarted(started);
                    throw failed;
                }
            }
        }

        private static void closeStarted(List<Future<BerthProcess>> started) {
            started.stream()
                    .filter(node -> node.state() == Future.State.SUCCESS)
                    .forEach(node -> node.resultNow().close());
        }

        private Map<String, String> place(String database, RealS3 s3) throws IOException {
            Path shared = BerthProcess.workFolder(name + "-shared");
            var place = new LinkedHashMap<String, String>();
            place.put("database.url", database);
            place.put("secret.key-file", shared.resolve("secret.key").toString());
            place.put("blobs.driver", "s3");
            place.put("s3.bucket", s3.newBucket());
            place.put("s3.region", RealS3.REGION);
            place.put("s3.endpoint", s3.endpoint().toString());
            place.put("s3.addressing", "path");
            place.put("s3.access-key", RealS3.ACCESS_KEY);
            place.put(
                    "s3.secret-key-file",
                    Files.writeString(shared.resolve("s3-secret"), RealS3.SECRET_KEY)
                            .toString());
            // Nobody waits a minute in a test for a server that stands still.
            place.put("s3.timeout", "5s");
            place.put("s3.attempts", "2");
            place.put("http.trusted-proxies", "127.0.0.1/32");
            return place;
        }

        private BerthProcess node(int number, Map<String, String> place) {
            BerthProcess.Builder node = BerthProcess.named(name + "-node" + number);
            place.forEach(node::with);
            settings.forEach(node::with);
            if (script != null) {
                node.by(script);
            }
            return node.start();
        }
    }
}
