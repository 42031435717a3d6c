/// The layers of artifacts and the files in them, as the portal and the command line show them.
@NullMarked
package dev.berth.api.ext.artifact;

import org.jspecify.annotations.NullMarked;
