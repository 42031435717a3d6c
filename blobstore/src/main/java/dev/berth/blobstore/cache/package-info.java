/// Copies of objects that are read often, on the disk of this node, before a store that is further away. The copies
/// lie in a file-system store of their own, so each is whole and durable or not there, also after a power cut, and
/// a restart finds them again.
@NullMarked
package dev.berth.blobstore.cache;

import org.jspecify.annotations.NullMarked;
