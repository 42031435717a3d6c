/// Black-box suites: they know the program by its command line and its HTTP answers only.
@NullMarked
package dev.berth.conformance;

import org.jspecify.annotations.NullMarked;
