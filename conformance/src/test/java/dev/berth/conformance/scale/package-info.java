/// What holds when there is much of everything: fills a database through the stores of the program, and looks how
/// many statements and rows each list costs.
@NullMarked
package dev.berth.conformance.scale;

import org.jspecify.annotations.NullMarked;
