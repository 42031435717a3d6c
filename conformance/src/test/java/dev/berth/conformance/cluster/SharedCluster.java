package dev.berth.conformance.cluster;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Starts the one shared cluster on first use; it ends with the process that runs the tests, to which JUnit hands one
/// class after the other, each as a run of its own.
final class SharedCluster implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Cluster.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return Shared.CLUSTER;
    }

    private static final class Shared {

        static final Cluster CLUSTER = start();

        private static Cluster start() {
            try {
                // As the conformance program of the specification wants it; no other test looks at that.
                Cluster cluster = Cluster.named("cluster")
                        .with("registry.missing-blobs", "accept")
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(cluster::close));
                return cluster;
            } catch (Exception failed) {
                throw new IllegalStateException("the cluster did not start", failed);
            }
        }
    }
}
