package dev.berth.conformance.support;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Starts the one shared process on first use; JUnit closes it at the end of the run.
final class SharedBerth implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(SharedBerth.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == BerthProcess.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(BerthProcess.class, _ -> startShared(), BerthProcess.class);
    }

    private static BerthProcess startShared() {
        return BerthProcess.named("shared").longLived().start();
    }
}
