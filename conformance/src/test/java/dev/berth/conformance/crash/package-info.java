/// Kills, power cuts, full disks, lost and damaged bytes.
@NullMarked
package dev.berth.conformance.crash;

import org.jspecify.annotations.NullMarked;
