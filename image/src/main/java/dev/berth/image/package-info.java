/// Makes the container image from the assembled program, without a container engine: a Java runtime cut to what
/// Berth needs, the system libraries that it is linked with, and the jars, each in a layer of its own. Nothing in
/// the program depends on this.
@NullMarked
package dev.berth.image;

import org.jspecify.annotations.NullMarked;
