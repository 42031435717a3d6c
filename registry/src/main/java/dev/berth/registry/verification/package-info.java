/// Re-reads stored objects, compares their digests, and sets aside what is damaged.
@NullMarked
package dev.berth.registry.verification;

import org.jspecify.annotations.NullMarked;
