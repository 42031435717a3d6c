/// Uploads: from the first byte to the blob that a repository holds.
@NullMarked
package dev.berth.registry.upload;

import org.jspecify.annotations.NullMarked;
