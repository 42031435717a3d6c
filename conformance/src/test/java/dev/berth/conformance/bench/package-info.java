/// Benchmarks beside docker-registry and nginx; programs, not tests.
@NullMarked
package dev.berth.conformance.bench;

import org.jspecify.annotations.NullMarked;
