/// The `berth` command: starts the server, and cares for a data folder.
@NullMarked
package dev.berth.cli;

import org.jspecify.annotations.NullMarked;
