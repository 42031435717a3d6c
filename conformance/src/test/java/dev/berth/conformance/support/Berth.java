package dev.berth.conformance.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// Marks a test class that takes a [BerthProcess] in its constructor: one process, started with the default settings,
/// serves all such classes of a run. Its tests make projects of their own and never kill it.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SharedBerth.class)
public @interface Berth {}
