/// The distribution specification and what clients expect beyond it, call by call.
@NullMarked
package dev.berth.conformance.protocol;

import org.jspecify.annotations.NullMarked;
