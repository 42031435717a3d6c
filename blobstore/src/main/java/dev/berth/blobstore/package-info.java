/// The port through which the registry keeps bytes. Drivers live in packages and modules of their own and pass one
/// contract suite.
@NullMarked
package dev.berth.blobstore;

import org.jspecify.annotations.NullMarked;
