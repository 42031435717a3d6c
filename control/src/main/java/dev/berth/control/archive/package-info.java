/// Reads archives that strangers made, in bounded time and memory. Nothing is ever unpacked to a disk.
@NullMarked
package dev.berth.control.archive;

import org.jspecify.annotations.NullMarked;
