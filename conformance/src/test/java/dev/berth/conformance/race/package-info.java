/// Pushes, deletes and garbage collection at the same time.
@NullMarked
package dev.berth.conformance.race;

import org.jspecify.annotations.NullMarked;
