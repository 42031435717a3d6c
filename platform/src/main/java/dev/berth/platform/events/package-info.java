/// What nodes on one database tell each other: that facts which they remember have changed. Owns the table `notice`.
@NullMarked
package dev.berth.platform.events;

import org.jspecify.annotations.NullMarked;
