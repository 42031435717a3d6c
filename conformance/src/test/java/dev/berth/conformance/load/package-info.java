/// Many and large transfers in bounded memory.
@NullMarked
package dev.berth.conformance.load;

import org.jspecify.annotations.NullMarked;
