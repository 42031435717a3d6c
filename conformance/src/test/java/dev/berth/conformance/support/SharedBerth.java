package dev.berth.conformance.support;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Starts the one shared process on first use; it ends with the process that runs the tests, to which JUnit hands one
/// class after the other, each as a run of its own.
final class SharedBerth implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == BerthProcess.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return Shared.BERTH;
    }

    private static final class Shared {

        static final BerthProcess BERTH = start();

        private static BerthProcess start() {
            BerthProcess berth = BerthProcess.named("shared").longLived().start();
            Runtime.getRuntime().addShutdownHook(new Thread(berth::close));
            return berth;
        }
    }
}
