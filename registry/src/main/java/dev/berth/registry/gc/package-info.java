/// Garbage collection: deletes what nothing needs any more, while everything goes on.
@NullMarked
package dev.berth.registry.gc;

import org.jspecify.annotations.NullMarked;
