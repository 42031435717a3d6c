/// The layers of artifacts, the files in them and what indexes carry about images, as the portal and the command line
/// show them.
@NullMarked
package dev.berth.api.ext.artifact;

import org.jspecify.annotations.NullMarked;
