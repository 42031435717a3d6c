/// The one way out: requests to addresses that people typed in. What may be reached is decided here, for the address
/// that is then connected to.
@NullMarked
package dev.berth.platform.egress;

import org.jspecify.annotations.NullMarked;
