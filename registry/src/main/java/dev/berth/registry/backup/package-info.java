/// Copies all that a registry holds while it runs, and brings it back. Owns no table.
@NullMarked
package dev.berth.registry.backup;

import org.jspecify.annotations.NullMarked;
