package dev.berth.conformance.cluster;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Starts the one shared cluster on first use; JUnit closes it at the end of the run.
final class SharedCluster implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(SharedCluster.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Cluster.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(Cluster.class, _ -> startShared(), Cluster.class);
    }

    private static Cluster startShared() {
        try {
            // As the conformance program of the specification wants it; no other test looks at that.
            return Cluster.named("cluster")
                    .with("registry.missing-blobs", "accept")
                    .start();
        } catch (Exception failed) {
            throw new IllegalStateException("the cluster did not start", failed);
        }
    }
}
