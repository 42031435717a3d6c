/// Repositories, blobs, manifests, tags and referrers, and the rows that say what bytes they stand for.
@NullMarked
package dev.berth.registry.content;

import org.jspecify.annotations.NullMarked;
