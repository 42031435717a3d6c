/// The composition root: reads the settings, builds every object by its constructor, starts them in order, stops them
/// in the reverse one. Nothing imports this but the command line.
@NullMarked
package dev.berth.server;

import org.jspecify.annotations.NullMarked;
